package org.countersign.audit;

import java.util.UUID;
import org.countersign.mfa.AuthenticationContext;
import org.countersign.mfa.AuthenticationContextChanged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Records what an authentication context demanded before a change and after it, in the publisher's transaction. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ContextAudit {

    private final AuditScribe scribe;

    ContextAudit(AuditScribe scribe) {
        this.scribe = scribe;
    }

    @EventListener
    void on(AuthenticationContextChanged event) {
        var before = event.before();
        var after = event.after();
        var details = new Details().with("authenticationContext", after.id());
        if (before == null) {
            describe(details, after);
        } else {
            compare(details, before, after);
        }
        scribe.write(new Fact(
                Activity.AUTHENTICATION_CONTEXT_CHANGED,
                Outcome.SUCCESS,
                event.by(),
                "",
                UUID.randomUUID(),
                null,
                null,
                details.toMap()));
    }

    private static void describe(Details details, AuthenticationContext context) {
        details.with("displayName", context.displayName())
                .with("description", context.description())
                .with("available", context.available())
                .with("methods", context.methodsInOrder())
                .with("maximumAge", context.maximumAge());
    }

    private static void compare(Details details, AuthenticationContext before, AuthenticationContext after) {
        details.withChange("displayName", before.displayName(), after.displayName())
                .withChange("description", before.description(), after.description())
                .withChange("available", before.available(), after.available())
                .withChange("methods", before.methodsInOrder(), after.methodsInOrder())
                .withChange("maximumAge", before.maximumAge(), after.maximumAge());
    }
}
