package org.countersign.breakglass;

import java.util.Optional;
import java.util.UUID;
import org.countersign.assignment.AssignmentType;
import org.countersign.assignment.ProductRights;
import org.countersign.assignment.Right;
import org.countersign.assignment.RoleAssignment;
import org.countersign.assignment.RoleAssignments;
import org.countersign.directory.Directory;
import org.countersign.directory.DirectoryRefused;
import org.countersign.directory.PersonId;
import org.countersign.directory.User;
import org.countersign.directory.UserChanged;
import org.countersign.directory.UserCreated;
import org.countersign.directory.UserId;
import org.countersign.directory.UserType;
import org.countersign.keys.RandomWords;
import org.countersign.role.RoleDefinition;
import org.countersign.role.Scope;
import org.countersign.security.Passwords;
import org.countersign.security.Sessions;
import org.countersign.time.DatabaseClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps the account for the day on which nobody else gets in: it holds Global Administrator for good and needs no second
 * factor, no approval and no mail. It belongs to nobody. Its password is drawn here, shown once to be put into an
 * envelope, and drawn anew after each use.
 *
 * <p>It counts as somebody who holds Global Administrator for good, so the last other one can be removed. That locks
 * nobody out while there is the envelope; and whoever opens it because that other one is an intruder has to be able to
 * shut him out at once. The account itself, when it is the last, stays.
 */
@Service
@Transactional
public class BreakGlass {

    private static final Logger log = LoggerFactory.getLogger(BreakGlass.class);

    private static final String JUSTIFICATION = "Break-glass account";

    /** Its name tells its purpose, and no stranger can guess it. */
    private static final int NAME_BYTES = 5;

    private final BreakGlassAccounts accounts;
    private final Directory directory;
    private final RoleAssignments assignments;
    private final ProductRights rights;
    private final Passwords passwords;
    private final Sessions sessions;
    private final DatabaseClock clock;
    private final ApplicationEventPublisher events;

    BreakGlass(
            BreakGlassAccounts accounts,
            Directory directory,
            RoleAssignments assignments,
            ProductRights rights,
            Passwords passwords,
            Sessions sessions,
            DatabaseClock clock,
            ApplicationEventPublisher events) {
        this.accounts = accounts;
        this.directory = directory;
        this.assignments = assignments;
        this.rights = rights;
        this.passwords = passwords;
        this.sessions = sessions;
        this.clock = clock;
        this.events = events;
    }

    /** The account, if there is one. */
    @Transactional(readOnly = true)
    public Optional<BreakGlassAccount> find() {
        return accounts.find();
    }

    /**
     * Gives the account a new password; the old one is dead, and so is every session that it opened. Where there is no
     * account it is created, where it was disabled or lost its role it gets them back: what comes into the envelope works.
     *
     * <p>A Privileged Role Administrator may not, though he could make a Global Administrator: he would leave the trace
     * of a person who was given a role, not of an account that is meant to be used by nobody in particular.
     *
     * @throws DirectoryRefused if {@code by} is no active Global Administrator
     */
    public SealedCredentials seal(UserId by) {
        if (!rights.isGlobalAdministrator(by)) {
            throw new DirectoryRefused("This takes an active Global Administrator role.");
        }
        var present = accounts.lock();
        var user = present.map(account -> restored(account, by)).orElseGet(() -> created(by));
        giveRole(user, by);
        sessions.shutOut(user.id());
        var password = passwords.draw(user.id());
        log.warn("*** BREAK GLASS: {} is sealed with a new password by user {} ***", user.userPrincipalName(), by);
        events.publishEvent(new BreakGlassSealed(user.id(), by, present.isPresent()));
        return new SealedCredentials(user.userPrincipalName(), password);
    }

    private User created(UserId by) {
        var name = "break-glass-" + RandomWords.draw(NAME_BYTES);
        var owner = directory.user(by).userPrincipalName();
        var user = new User(
                new UserId(UUID.randomUUID()),
                name + owner.substring(owner.indexOf('@')),
                name,
                "Break glass",
                null,
                UserType.MEMBER,
                new PersonId(UUID.randomUUID()),
                true);
        try {
            accounts.add(user.id(), by);
        } catch (DuplicateKeyException e) {
            throw new ConcurrencyFailureException("Somebody else is creating the break-glass account", e);
        }
        directory.add(user);
        events.publishEvent(new UserCreated(user, by));
        return user;
    }

    private User restored(BreakGlassAccount account, UserId by) {
        accounts.sealedAnew(by);
        var before = directory.user(account.user());
        if (before.enabled()) {
            return before;
        }
        directory.setEnabled(before.id(), true);
        var after = directory.user(before.id());
        events.publishEvent(new UserChanged(before, after, by));
        return after;
    }

    private void giveRole(User user, UserId by) {
        var right = new Right(user.id(), RoleDefinition.GLOBAL_ADMINISTRATOR, Scope.DIRECTORY);
        if (assignments.isHeldDirectly(right)) {
            return;
        }
        assignments.assign(
                new RoleAssignment(
                        UUID.randomUUID(),
                        user.id(),
                        right.role(),
                        right.scope(),
                        AssignmentType.ASSIGNED,
                        null,
                        clock.now(),
                        null),
                by,
                JUSTIFICATION);
    }
}
