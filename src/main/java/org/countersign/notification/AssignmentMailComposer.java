package org.countersign.notification;

import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.countersign.assignment.ExtensionDecision;
import org.countersign.assignment.ExtensionKind;
import org.countersign.assignment.ExtensionRequest;
import org.countersign.assignment.ExtensionStatus;
import org.countersign.assignment.Verdict;
import org.countersign.directory.Directory;
import org.countersign.role.Roles;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;

/** Puts notices of assignments into words, under the same precautions as {@link MailComposer}. */
@Component
class AssignmentMailComposer {

    private final Directory directory;
    private final Roles roles;
    private final MailProperties properties;
    private final TemplateEngine templates = MailComposer.engine();

    AssignmentMailComposer(Directory directory, Roles roles, MailProperties properties) {
        this.directory = directory;
        this.roles = roles;
        this.properties = properties;
    }

    Mail compose(NoticeKind kind, Audience audience, Recipient recipient, AssignmentNotice notice) {
        var context = contextFor(audience, recipient, notice);
        return new Mail(
                UUID.randomUUID(),
                kind,
                notice.correlation(),
                recipient.user(),
                recipient.address(),
                subject(kind, context),
                templates.process("mail/" + kind.key() + ".txt", context),
                templates.process("mail/" + kind.key() + ".html", context),
                Gist.of(kind, context));
    }

    private Context contextFor(Audience audience, Recipient recipient, AssignmentNotice notice) {
        var context = new Context(Locale.ENGLISH);
        var assignment = notice.assignment();
        var own = audience == Audience.REQUESTOR && recipient.user() != null;
        var holder = MailText.line(directory.user(assignment.holder()).displayName());
        context.setVariable("recipient", MailText.line(recipient.name()));
        context.setVariable("own", own);
        context.setVariable("whose", own ? "your" : holder + "'s");
        context.setVariable("Whose", own ? "Your" : holder + "'s");
        context.setVariable("holder", holder);
        context.setVariable("role", MailText.line(roles.role(assignment.role()).displayName()));
        context.setVariable("scope", MailText.line(assignment.scope().path()));
        context.setVariable("type", assignment.kind().name().toLowerCase(Locale.ROOT));
        context.setVariable("end", end(assignment.end()));
        context.setVariable("tasklist", properties.tasklistUrl());
        context.setVariable("verb", "extend");
        context.setVariable("outcome", "");
        context.setVariable("verdict", "not decided");
        describe(notice.request(), context);
        return context;
    }

    private void describe(@Nullable ExtensionRequest request, Context context) {
        if (request == null) {
            return;
        }
        context.setVariable("verb", request.kind() == ExtensionKind.EXTEND ? "extend" : "renew");
        context.setVariable("justification", MailText.paragraph(request.justification()));
        context.setVariable("askedStart", MailText.words(request.asked().start()));
        context.setVariable("askedEnd", end(request.asked().end()));
        context.setVariable("decideBy", MailText.words(request.deadline()));
        context.setVariable("outcome", outcomeOf(request));
        describe(request.decision(), context);
    }

    private void describe(@Nullable ExtensionDecision decision, Context context) {
        if (decision == null) {
            return;
        }
        context.setVariable("verdict", decision.verdict() == Verdict.APPROVE ? "approved" : "denied");
        context.setVariable(
                "reviewer", MailText.line(directory.user(decision.approver()).displayName()));
        context.setVariable("reason", MailText.paragraph(decision.justification()));
        var granted = decision.granted();
        if (granted != null) {
            context.setVariable("grantedType", granted.kind().name().toLowerCase(Locale.ROOT));
            context.setVariable("grantedStart", MailText.words(granted.start()));
            context.setVariable("grantedEnd", end(granted.end()));
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

    private static String subject(NoticeKind kind, Context context) {
        var role = context.getVariable("role");
        var who = context.getVariable("holder");
        var assignment = who + "'s " + context.getVariable("type") + " assignment of " + role;
        var request = who + "'s request to " + context.getVariable("verb") + " " + role;
        return MailText.subject(
                switch (kind) {
                    case EXTENSION_REQUESTED -> who + " asks to " + context.getVariable("verb") + " " + role;
                    case EXTENSION_DECIDED -> request + " was " + context.getVariable("verdict");
                    case EXTENSION_CLOSED -> "Closed: " + request;
                    case ASSIGNMENT_EXPIRING -> assignment + " ends on " + context.getVariable("end");
                    case ASSIGNMENT_EXPIRED -> assignment + " has ended";
                    default -> throw new IllegalArgumentException(kind + " tells of no assignment");
                });
    }
}
