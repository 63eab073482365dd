package org.countersign.notification;

import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.countersign.assignment.ExtensionDecision;
import org.countersign.assignment.ExtensionKind;
import org.countersign.assignment.ExtensionRequest;
import org.countersign.assignment.ExtensionStatus;
import org.countersign.assignment.Scopes;
import org.countersign.assignment.Verdict;
import org.countersign.directory.Directory;
import org.countersign.role.Roles;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers what mails about the end of assignments tell, for each recipient. */
@Component
class AssignmentMailComposer {

    private final Directory directory;
    private final Roles roles;
    private final Scopes scopes;
    private final MailProperties properties;

    AssignmentMailComposer(Directory directory, Roles roles, Scopes scopes, MailProperties properties) {
        this.directory = directory;
        this.roles = roles;
        this.scopes = scopes;
        this.properties = properties;
    }

    Draft compose(NoticeKind kind, Audience audience, Recipient recipient, AssignmentNotice notice) {
        var values = valuesFor(audience, recipient, notice);
        return new Draft(
                UUID.randomUUID(),
                kind,
                notice.correlation(),
                recipient.user(),
                recipient.address(),
                subject(kind, values),
                StoredValues.write(values),
                Gist.of(kind, values));
    }

    private Map<String, @Nullable Object> valuesFor(Audience audience, Recipient recipient, AssignmentNotice notice) {
        var values = new HashMap<String, @Nullable Object>();
        var assignment = notice.assignment();
        var own = audience == Audience.REQUESTOR && recipient.user() != null;
        var holder = MailText.line(directory.user(assignment.holder()).displayName());
        values.put("recipient", MailText.line(recipient.name()));
        values.put("own", own);
        values.put("whose", own ? "your" : holder + "'s");
        values.put("Whose", own ? "Your" : holder + "'s");
        values.put("holder", holder);
        values.put("role", MailText.line(roles.role(assignment.role()).displayName()));
        values.put("scope", MailText.line(scopes.nameOf(assignment.scope())));
        values.put("type", assignment.kind().name().toLowerCase(Locale.ROOT));
        values.put("end", end(assignment.end()));
        values.put("tasklist", properties.tasklistUrl());
        values.put("verb", "extend");
        values.put("outcome", "");
        values.put("verdict", "not decided");
        describe(notice.request(), values);
        return values;
    }

    private void describe(@Nullable ExtensionRequest request, Map<String, @Nullable Object> values) {
        if (request == null) {
            return;
        }
        values.put("verb", request.kind() == ExtensionKind.EXTEND ? "extend" : "renew");
        values.put("justification", MailText.paragraph(request.justification()));
        values.put("askedStart", MailText.words(request.asked().start()));
        values.put("askedEnd", end(request.asked().end()));
        values.put("decideBy", MailText.words(request.deadline()));
        values.put("outcome", outcomeOf(request));
        describe(request.decision(), values);
    }

    private void describe(@Nullable ExtensionDecision decision, Map<String, @Nullable Object> values) {
        if (decision == null) {
            return;
        }
        values.put("verdict", decision.verdict() == Verdict.APPROVE ? "approved" : "denied");
        values.put("reviewer", MailText.line(directory.user(decision.approver()).displayName()));
        values.put("reason", MailText.paragraph(decision.justification()));
        var granted = decision.granted();
        if (granted != null) {
            values.put("grantedType", granted.kind().name().toLowerCase(Locale.ROOT));
            values.put("grantedStart", MailText.words(granted.start()));
            values.put("grantedEnd", end(granted.end()));
        }
    }

    private static String outcomeOf(ExtensionRequest request) {
        return request.status() == ExtensionStatus.CANCELED
                ? "It was cancelled."
                : MailText.line(request.statusReason());
    }

    private static String end(@Nullable Instant end) {
        return Objects.requireNonNullElse(MailText.words(end), "none: it is permanent");
    }

    private static String subject(NoticeKind kind, Map<String, @Nullable Object> values) {
        var role = values.get("role");
        var who = values.get("holder");
        var assignment = who + "'s " + values.get("type") + " assignment of " + role;
        var request = who + "'s request to " + values.get("verb") + " " + role;
        return MailText.subject(
                switch (kind) {
                    case EXTENSION_REQUESTED -> who + " asks to " + values.get("verb") + " " + role;
                    case EXTENSION_DECIDED -> request + " was " + values.get("verdict");
                    case EXTENSION_CLOSED -> "Closed: " + request;
                    case ASSIGNMENT_EXPIRING -> assignment + " ends on " + values.get("end");
                    case ASSIGNMENT_EXPIRED -> assignment + " has ended";
                    default -> throw new IllegalArgumentException(kind + " tells of no assignment");
                });
    }
}
