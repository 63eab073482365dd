package org.countersign.notification;

import java.util.Set;
import org.countersign.assignment.AssignmentKind;
import org.countersign.assignment.EligibilityAssigned;
import org.countersign.assignment.ProductRights;
import org.countersign.assignment.RoleAssigned;
import org.countersign.directory.Directory;
import org.countersign.directory.GroupId;
import org.countersign.directory.Memberships;
import org.countersign.directory.PrincipalId;
import org.countersign.directory.User;
import org.countersign.directory.UserId;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells of assignments that administrators make, in the publisher's transaction. What the service itself assigns, when
 * it is set up, is told to nobody.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class NewAssignmentNotices {

    private final Directory directory;
    private final Memberships memberships;
    private final ProductRights rights;
    private final MailComposer composer;
    private final Mailing mailing;
    private final WebhookNotices webhooks;
    private final FactsOfNotices facts;

    NewAssignmentNotices(
            Directory directory,
            Memberships memberships,
            ProductRights rights,
            MailComposer composer,
            Mailing mailing,
            WebhookNotices webhooks,
            FactsOfNotices facts) {
        this.directory = directory;
        this.memberships = memberships;
        this.rights = rights;
        this.composer = composer;
        this.mailing = mailing;
        this.webhooks = webhooks;
        this.facts = facts;
    }

    @EventListener
    void on(EligibilityAssigned event) {
        var by = event.by();
        if (by != null) {
            var eligibility = event.eligibility();
            queue(new NewAssignment(
                    AssignmentKind.ELIGIBLE,
                    eligibility.id().value(),
                    eligibility.principal(),
                    eligibility.role(),
                    eligibility.scope(),
                    event.justification(),
                    eligibility.start(),
                    eligibility.end(),
                    by));
        }
    }

    @EventListener
    void on(RoleAssigned event) {
        var by = event.by();
        if (by != null) {
            var assignment = event.assignment();
            queue(new NewAssignment(
                    AssignmentKind.ACTIVE,
                    assignment.id(),
                    assignment.principal(),
                    assignment.role(),
                    assignment.scope(),
                    event.justification(),
                    assignment.start(),
                    assignment.end(),
                    by));
        }
    }

    void queue(NewAssignment assignment) {
        var kind = assignment.notice();
        mailing.queue(
                kind,
                Mailing.eventOf(assignment.kind()),
                assignment.role(),
                audience -> recipients(audience, assignment),
                (audience, recipient) -> composer.compose(kind, audience, recipient, assignment));
        webhooks.queue(kind, assignment.id(), facts.of(assignment));
    }

    /** It waits for nobody's approval. */
    private Set<User> recipients(Audience audience, NewAssignment assignment) {
        return switch (audience) {
            case REQUESTOR -> usersIn(assignment.assignee());
            case APPROVERS -> Set.of();
            case ADMINISTRATORS -> rights.administrators();
        };
    }

    private Set<User> usersIn(PrincipalId principal) {
        return principal instanceof GroupId group
                ? memberships.membersOf(group)
                : Set.of(directory.user((UserId) principal));
    }
}
