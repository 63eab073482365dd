package org.countersign.audit;

import org.countersign.directory.UserId;
import org.countersign.mfa.SecondFactorFailed;
import org.countersign.security.CurrentUser;
import org.countersign.security.PasswordFailed;
import org.countersign.security.ScriptSignedIn;
import org.countersign.security.SessionBegan;
import org.countersign.security.SignedOutEverywhere;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Records who came in and who tried in vain, in the publisher's transaction. Of a try nobody is known who could be named:
 * the account and the address are all there is. Scripts that send a password with each request are recorded once in an hour.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class SignInAudit {

    private final AuditScribe scribe;
    private final CurrentUser visitor;

    SignInAudit(AuditScribe scribe, CurrentUser visitor) {
        this.scribe = scribe;
        this.visitor = visitor;
    }

    @EventListener
    void on(SessionBegan event) {
        write(
                Activity.SIGNED_IN,
                Outcome.SUCCESS,
                event.user(),
                event.user(),
                "",
                new Details().with("ipAddress", event.address()).with("session", event.session()));
    }

    @EventListener
    void on(ScriptSignedIn event) {
        write(
                Activity.SIGNED_IN,
                Outcome.SUCCESS,
                event.user(),
                event.user(),
                "",
                new Details().with("ipAddress", event.address()).with("method", "HTTP Basic"));
    }

    @EventListener
    void on(SignedOutEverywhere event) {
        write(Activity.SIGNED_OUT_EVERYWHERE, Outcome.SUCCESS, null, event.user(), "", new Details());
    }

    @EventListener
    void on(PasswordFailed event) {
        write(
                Activity.SIGN_IN_FAILED,
                Outcome.FAILURE,
                null,
                event.user(),
                event.right()
                        ? "The password was right; nobody signs in with this account."
                        : "The password was wrong.",
                tries(event.failures()));
    }

    @EventListener
    void on(SecondFactorFailed event) {
        write(
                Activity.SECOND_FACTOR_FAILED,
                Outcome.FAILURE,
                null,
                event.user(),
                "The second factor was wrong, or was used before.",
                tries(event.failures()).with("method", event.offered()));
    }

    private Details tries(int failures) {
        return new Details().with("ipAddress", visitor.address()).with("failures", failures);
    }

    private void write(
            Activity activity, Outcome outcome, @Nullable UserId by, UserId user, String reason, Details details) {
        scribe.write(new Fact(activity, outcome, by, reason, user.value(), null, user, details.toMap()));
    }
}
