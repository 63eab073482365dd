package org.countersign.notification;

import static org.countersign.notification.MailText.line;
import static org.countersign.notification.MailText.paragraph;
import static org.countersign.notification.MailText.words;

import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.countersign.directory.Directory;
import org.countersign.directory.Group;
import org.countersign.directory.GroupId;
import org.countersign.directory.PrincipalId;
import org.countersign.directory.UserId;
import org.countersign.role.Roles;
import org.springframework.stereotype.Component;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * Puts notices into words: one pair of templates a kind, text and HTML. What people typed is a value in them, escaped in
 * HTML and never evaluated.
 */
@Component
class MailComposer {

    private final Directory directory;
    private final Roles roles;
    private final MailProperties properties;
    private final TemplateEngine templates = engine();

    MailComposer(Directory directory, Roles roles, MailProperties properties) {
        this.directory = directory;
        this.roles = roles;
        this.properties = properties;
    }

    Mail compose(NoticeKind kind, Audience audience, Recipient recipient, ActivationNotice notice) {
        var context = contextFor(audience, recipient, "requestor", notice.requestor());
        context.setVariable("role", line(roles.role(notice.role()).displayName()));
        context.setVariable("scope", line(notice.scope().path()));
        context.setVariable("justification", paragraph(notice.justification()));
        context.setVariable("ticket", line(notice.ticket()));
        context.setVariable("duration", words(notice.duration()));
        context.setVariable("start", words(notice.start()));
        context.setVariable("end", words(notice.end()));
        context.setVariable("decideBy", words(notice.decideBy()));
        context.setVariable("outcome", line(notice.outcome()));
        context.setVariable("extension", properties.extensionUrl(notice.role(), notice.scope()));
        context.setVariable("verdict", "not decided");
        var review = notice.review();
        if (review != null) {
            context.setVariable("reviewer", nameOf(review.reviewer()));
            context.setVariable("approved", review.approved());
            context.setVariable("verdict", review.approved() ? "approved" : "denied");
            context.setVariable("reason", paragraph(review.justification()));
        }
        return compose(kind, notice.activation(), recipient, context);
    }

    Mail compose(NoticeKind kind, Audience audience, Recipient recipient, NewAssignment notice) {
        var context = contextFor(audience, recipient, "assignee", notice.assignee());
        context.setVariable("role", line(roles.role(notice.role()).displayName()));
        context.setVariable("scope", line(notice.scope().path()));
        context.setVariable("justification", paragraph(notice.justification()));
        context.setVariable("start", words(notice.start()));
        context.setVariable("end", words(notice.end()));
        context.setVariable("assigner", nameOf(notice.by()));
        return compose(kind, notice.id(), recipient, context);
    }

    private Mail compose(NoticeKind kind, UUID correlation, Recipient recipient, Context context) {
        return new Mail(
                UUID.randomUUID(),
                kind,
                correlation,
                recipient.user(),
                recipient.address(),
                subject(kind, context),
                templates.process("mail/" + kind.key() + ".txt", context),
                templates.process("mail/" + kind.key() + ".html", context),
                Gist.of(kind, context));
    }

    /** @param who what the templates call the person whom it is about */
    private Context contextFor(Audience audience, Recipient recipient, String who, PrincipalId subject) {
        var context = new Context(Locale.ENGLISH);
        var own = audience == Audience.REQUESTOR && recipient.user() != null;
        var name = nameOf(subject);
        context.setVariable("recipient", line(recipient.name()));
        context.setVariable("own", own);
        context.setVariable("whose", own ? "your" : name + "'s");
        context.setVariable("Whose", own ? "Your" : name + "'s");
        context.setVariable(who, name);
        context.setVariable(
                "because", recipient.user() == null ? "the role's settings name this address" : "you administer roles");
        context.setVariable("tasklist", properties.tasklistUrl());
        return context;
    }

    private String nameOf(PrincipalId principal) {
        return line(
                principal instanceof GroupId group
                        ? directory.findGroup(group).map(Group::displayName).orElse("a group")
                        : directory.user((UserId) principal).displayName());
    }

    private static String subject(NoticeKind kind, Context context) {
        var role = String.valueOf(context.getVariable("role"));
        var who = String.valueOf(context.getVariable(context.containsVariable("assignee") ? "assignee" : "requestor"));
        var subject =
                switch (kind) {
                    case APPROVAL_REQUESTED -> who + " asks for " + role;
                    case APPROVAL_REMINDER -> "Reminder: " + who + " asks for " + role;
                    case REQUEST_CLOSED -> "Closed: " + who + "'s request for " + role;
                    case DECISION_MADE -> who + "'s request for " + role + " was " + context.getVariable("verdict");
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

    /** An engine of its own: the web pages' one knows nothing of text templates. */
    static TemplateEngine engine() {
        var engine = new SpringTemplateEngine();
        engine.addTemplateResolver(resolver(TemplateMode.TEXT, "*.txt"));
        engine.addTemplateResolver(resolver(TemplateMode.HTML, "*.html"));
        return engine;
    }

    private static ClassLoaderTemplateResolver resolver(TemplateMode mode, String pattern) {
        var resolver = new ClassLoaderTemplateResolver(MailComposer.class.getClassLoader());
        resolver.setPrefix("templates/");
        resolver.setTemplateMode(mode);
        resolver.setCharacterEncoding("UTF-8");
        resolver.setResolvablePatterns(Set.of("mail/" + pattern));
        return resolver;
    }
}
