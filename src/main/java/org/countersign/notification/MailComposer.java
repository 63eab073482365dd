package org.countersign.notification;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.countersign.directory.Directory;
import org.countersign.directory.User;
import org.countersign.role.Roles;
import org.jspecify.annotations.Nullable;
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

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /** Where facts begin in the text templates. */
    private static final String INDENT = " ".repeat(15);

    private static final int LONGEST_SUBJECT = 200;

    private final Directory directory;
    private final Roles roles;
    private final MailProperties properties;
    private final TemplateEngine templates = engine();

    MailComposer(Directory directory, Roles roles, MailProperties properties) {
        this.directory = directory;
        this.roles = roles;
        this.properties = properties;
    }

    Mail compose(NoticeKind kind, Audience audience, User recipient, ActivationNotice notice) {
        var context = contextFor(audience, recipient, notice);
        return new Mail(
                UUID.randomUUID(),
                kind,
                notice.activation(),
                recipient.id(),
                String.valueOf(recipient.mail()),
                subject(kind, context),
                templates.process("mail/" + kind.key() + ".txt", context),
                templates.process("mail/" + kind.key() + ".html", context));
    }

    private Context contextFor(Audience audience, User recipient, ActivationNotice notice) {
        var context = new Context(Locale.ENGLISH);
        context.setVariable("recipient", line(recipient.displayName()));
        var own = audience == Audience.REQUESTOR;
        var requestor = line(directory.user(notice.requestor()).displayName());
        context.setVariable("own", own);
        context.setVariable("whose", own ? "your" : requestor + "'s");
        context.setVariable("Whose", own ? "Your" : requestor + "'s");
        context.setVariable("requestor", requestor);
        context.setVariable("role", line(roles.role(notice.role()).displayName()));
        context.setVariable("scope", line(notice.scope().path()));
        context.setVariable("justification", paragraph(notice.justification()));
        context.setVariable("ticket", line(notice.ticket()));
        context.setVariable("duration", words(notice.duration()));
        context.setVariable("start", words(notice.start()));
        context.setVariable("end", words(notice.end()));
        context.setVariable("decideBy", words(notice.decideBy()));
        context.setVariable("outcome", line(notice.outcome()));
        context.setVariable("tasklist", properties.tasklistUrl());
        context.setVariable("verdict", "not decided");
        var review = notice.review();
        if (review != null) {
            context.setVariable(
                    "reviewer", line(directory.user(review.reviewer()).displayName()));
            context.setVariable("approved", review.approved());
            context.setVariable("verdict", review.approved() ? "approved" : "denied");
            context.setVariable("reason", paragraph(review.justification()));
        }
        return context;
    }

    private static String subject(NoticeKind kind, Context context) {
        var role = String.valueOf(context.getVariable("role"));
        var who = String.valueOf(context.getVariable("requestor"));
        var subject =
                switch (kind) {
                    case APPROVAL_REQUESTED -> who + " asks for " + role;
                    case APPROVAL_REMINDER -> "Reminder: " + who + " asks for " + role;
                    case REQUEST_CLOSED -> "Closed: " + who + "'s request for " + role;
                    case DECISION_MADE -> who + "'s request for " + role + " was " + context.getVariable("verdict");
                    case ACTIVATION_FAILED -> who + " was not given " + role;
                    case ROLE_ACTIVATED -> who + " activated " + role;
                    case ACTIVATION_ENDED -> who + "'s activation of " + role + " has ended";
                    default -> throw new IllegalArgumentException(kind + " tells of no activation");
                };
        return abbreviated(subject);
    }

    /** Names may be longer than any subject should be; an overlong one must not fail the request it tells of. */
    static String abbreviated(String subject) {
        return subject.codePointCount(0, subject.length()) <= LONGEST_SUBJECT
                ? subject
                : subject.substring(0, subject.offsetByCodePoints(0, LONGEST_SUBJECT - 1)) + "…";
    }

    /**
     * Text without line breaks, control characters and those that turn the direction of reading: none begins a header
     * or a fact of its own, or reads as another one.
     */
    static String line(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}&&[^\\u200c\\u200d]]+", " ")
                .strip();
    }

    /** Text whose further lines stand below its first, so that none of them reads as a fact of its own. */
    static String paragraph(String text) {
        return text.lines().map(MailComposer::line).collect(joining("\n" + INDENT));
    }

    static @Nullable String words(@Nullable Instant moment) {
        return moment == null ? null : MOMENT.format(moment);
    }

    static String words(Duration duration) {
        var hours = count(duration.toHours(), "hour");
        var minutes = count(duration.toMinutesPart(), "minute");
        return (hours + " " + minutes).strip();
    }

    private static String count(long number, String unit) {
        return number == 0 ? "" : number + " " + unit + (number == 1 ? "" : "s");
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
