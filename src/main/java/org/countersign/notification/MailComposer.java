package org.countersign.notification;

import static org.countersign.notification.MailText.line;
import static org.countersign.notification.MailText.paragraph;
import static org.countersign.notification.MailText.words;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.countersign.assignment.Scopes;
import org.countersign.directory.Directory;
import org.countersign.directory.Group;
import org.countersign.directory.GroupId;
import org.countersign.directory.PrincipalId;
import org.countersign.directory.UserId;
import org.countersign.role.Roles;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers what mails about activations and new assignments tell, for each recipient. */
@Component
class MailComposer {

    private final Directory directory;
    private final Roles roles;
    private final Scopes scopes;
    private final MailProperties properties;

    MailComposer(Directory directory, Roles roles, Scopes scopes, MailProperties properties) {
        this.directory = directory;
        this.roles = roles;
        this.scopes = scopes;
        this.properties = properties;
    }

    Draft compose(NoticeKind kind, Audience audience, Recipient recipient, ActivationNotice notice) {
        var values = valuesFor(audience, recipient, "requestor", notice.requestor());
        values.put("role", line(roles.role(notice.role()).displayName()));
        values.put("scope", line(scopes.nameOf(notice.scope())));
        values.put("justification", paragraph(notice.justification()));
        values.put("ticket", line(notice.ticket()));
        values.put("duration", words(notice.duration()));
        values.put("start", words(notice.start()));
        values.put("end", words(notice.end()));
        values.put("decideBy", words(notice.decideBy()));
        values.put("outcome", line(notice.outcome()));
        values.put("extension", properties.extensionUrl(notice.role(), notice.scope()));
        values.put("verdict", "not decided");
        var review = notice.review();
        if (review != null) {
            values.put("reviewer", nameOf(review.reviewer()));
            values.put("approved", review.approved());
            values.put("verdict", review.approved() ? "approved" : "denied");
            values.put("reason", paragraph(review.justification()));
        }
        return compose(kind, notice.activation(), recipient, values);
    }

    Draft compose(NoticeKind kind, Audience audience, Recipient recipient, NewAssignment notice) {
        var values = valuesFor(audience, recipient, "assignee", notice.assignee());
        values.put("role", line(roles.role(notice.role()).displayName()));
        values.put("scope", line(scopes.nameOf(notice.scope())));
        values.put("justification", paragraph(notice.justification()));
        values.put("start", words(notice.start()));
        values.put("end", words(notice.end()));
        values.put("assigner", nameOf(notice.by()));
        return compose(kind, notice.id(), recipient, values);
    }

    private Draft compose(
            NoticeKind kind, UUID correlation, Recipient recipient, Map<String, @Nullable Object> values) {
        return new Draft(
                UUID.randomUUID(),
                kind,
                correlation,
                recipient.user(),
                recipient.address(),
                subject(kind, values),
                StoredValues.write(values),
                Gist.of(kind, values));
    }

    /** @param who what the templates call the person whom it is about */
    private Map<String, @Nullable Object> valuesFor(
            Audience audience, Recipient recipient, String who, PrincipalId subject) {
        var values = new HashMap<String, @Nullable Object>();
        var own = audience == Audience.REQUESTOR && recipient.user() != null;
        var name = nameOf(subject);
        values.put("recipient", line(recipient.name()));
        values.put("own", own);
        values.put("whose", own ? "your" : name + "'s");
        values.put("Whose", own ? "Your" : name + "'s");
        values.put(who, name);
        values.put(
                "because", recipient.user() == null ? "the role's settings name this address" : "you administer roles");
        values.put("tasklist", properties.tasklistUrl());
        return values;
    }

    private String nameOf(PrincipalId principal) {
        return line(
                principal instanceof GroupId group
                        ? directory.findGroup(group).map(Group::displayName).orElse("a group")
                        : directory.user((UserId) principal).displayName());
    }

    private static String subject(NoticeKind kind, Map<String, @Nullable Object> values) {
        var role = String.valueOf(values.get("role"));
        var who = String.valueOf(values.get(values.containsKey("assignee") ? "assignee" : "requestor"));
        var subject =
                switch (kind) {
                    case APPROVAL_REQUESTED -> who + " asks for " + role;
                    case APPROVAL_REMINDER -> "Reminder: " + who + " asks for " + role;
                    case REQUEST_CLOSED -> "Closed: " + who + "'s request for " + role;
                    case DECISION_MADE -> who + "'s request for " + role + " was " + values.get("verdict");
                    case ACTIVATION_FAILED -> who + " was not given " + role;
                    case ROLE_ACTIVATED -> who + " activated " + role;
                    case ACTIVATION_ENDING -> who + "'s activation of " + role + " ends soon";
                    case ACTIVATION_ENDED -> who + "'s activation of " + role + " has ended";
                    case ELIGIBILITY_ASSIGNED -> who + " was made eligible for " + role;
                    case ROLE_ASSIGNED -> who + " was assigned " + role;
                    default -> throw new IllegalArgumentException(kind + " tells of the end of an assignment");
                };
        return MailText.subject(subject);
    }
}
