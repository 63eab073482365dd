package org.countersign.breakglass;

import java.util.List;
import java.util.Set;
import org.countersign.assignment.RoleAssignment;
import org.countersign.assignment.RoleAssignmentEnded;
import org.countersign.assignment.RoleAssignmentRescheduled;
import org.countersign.directory.DirectoryRefused;
import org.countersign.directory.GroupMembersChanged;
import org.countersign.directory.PasswordSet;
import org.countersign.directory.PrincipalId;
import org.countersign.directory.UserChanged;
import org.countersign.directory.UserId;
import org.countersign.mfa.SecondFactorChanged;
import org.countersign.mfa.SecondFactorChanged.Change;
import org.countersign.role.Approver;
import org.countersign.role.InvalidSettings;
import org.countersign.role.RoleSettingsChanged;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps the account what it is.
 *
 * <p>It has one use, so it is named as no role's approver and is in no group: whoever waited for it to decide would wait
 * for somebody to open an envelope. (Nor is it among the administrators who decide where nobody is named.) Its password
 * comes from {@link BreakGlass} alone, or the one in the envelope would be dead without anybody knowing. What takes its
 * strength away is allowed, since an envelope may be stolen, but never quiet.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class BreakGlassGuard {

    private static final Logger log = LoggerFactory.getLogger(BreakGlassGuard.class);

    private static final Set<Change> ADDED =
            Set.of(Change.TOTP_ENROLLED, Change.PASSKEY_ADDED, Change.RECOVERY_CODES_DRAWN);

    private final BreakGlassAccounts accounts;
    private final ApplicationEventPublisher events;

    BreakGlassGuard(BreakGlassAccounts accounts, ApplicationEventPublisher events) {
        this.accounts = accounts;
        this.events = events;
    }

    @EventListener
    void on(PasswordSet event) {
        if (accounts.isOne(event.user())) {
            throw new DirectoryRefused(
                    "The break-glass account's password is drawn, never chosen: POST /directory/breakGlassAccount.");
        }
    }

    /** With one, the password in the envelope would open no page any more. */
    @EventListener
    void on(SecondFactorChanged event) {
        if (ADDED.contains(event.change()) && accounts.isOne(event.user())) {
            throw new DirectoryRefused("The break-glass account needs its password alone: it has no second factor.");
        }
    }

    @EventListener
    void on(GroupMembersChanged event) {
        if (event.added() && isOne(event.member())) {
            throw new DirectoryRefused("The break-glass account is for emergencies alone: it is in no group.");
        }
    }

    @EventListener
    void on(RoleSettingsChanged event) {
        if (event.after().approvers().stream()
                .anyMatch(approver -> approver instanceof Approver.OneUser user && accounts.isOne(user.id()))) {
            throw new InvalidSettings(
                    List.of("The break-glass account is for emergencies alone: it is named as no approver."));
        }
    }

    @EventListener
    void on(RoleAssignmentRescheduled event) {
        if (isOne(event.after().principal())) {
            throw new DirectoryRefused("What the break-glass account holds, it holds for good, or not at all.");
        }
    }

    @EventListener
    void on(UserChanged event) {
        if (accounts.isOne(event.after().id())) {
            var what = event.before().enabled() && !event.after().enabled() ? "It was disabled." : "It was changed.";
            tell(event.after().id(), event.by(), what);
        }
    }

    @EventListener
    void on(RoleAssignmentEnded event) {
        if (isOne(event.assignment().principal())) {
            tell(accountOf(event.assignment()), event.by(), "A role was taken away from it.");
        }
    }

    private void tell(UserId account, @Nullable UserId by, String what) {
        log.error("*** BREAK GLASS: the account is being changed by {}. {} ***", by == null ? "the service" : by, what);
        events.publishEvent(new BreakGlassChanged(account, by, what));
    }

    private boolean isOne(PrincipalId principal) {
        return principal instanceof UserId user && accounts.isOne(user);
    }

    private static UserId accountOf(RoleAssignment assignment) {
        return (UserId) assignment.principal();
    }
}
