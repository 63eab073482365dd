package org.countersign.notification;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toUnmodifiableSet;
import static org.countersign.notification.Audience.ADMINISTRATORS;
import static org.countersign.notification.Audience.APPROVERS;
import static org.countersign.notification.Audience.REQUESTOR;
import static org.countersign.notification.NoticeKind.Subject.ACCOUNT;
import static org.countersign.notification.NoticeKind.Subject.ACTIVATION;
import static org.countersign.notification.NoticeKind.Subject.END_OF_ASSIGNMENT;
import static org.countersign.notification.NoticeKind.Subject.NEW_ASSIGNMENT;
import static org.countersign.notification.NoticeKind.Subject.OTHER_NOTICES;
import static org.countersign.notification.NoticeKind.Subject.SETTINGS;
import static org.countersign.notification.NoticeKind.Subject.WEEK;
import static org.countersign.notification.NoticeKind.Urgency.CRITICAL;
import static org.countersign.notification.NoticeKind.Urgency.INFORMATIVE;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** What a notice tells, and whom. A model names it by its {@link #key}. */
public enum NoticeKind {
    APPROVAL_REQUESTED(ACTIVATION, CRITICAL, APPROVERS),
    APPROVAL_REMINDER(ACTIVATION, CRITICAL, APPROVERS),
    REQUEST_CLOSED(ACTIVATION, INFORMATIVE, REQUESTOR, APPROVERS),
    DECISION_MADE(ACTIVATION, INFORMATIVE, REQUESTOR, APPROVERS),
    ACTIVATION_FAILED(ACTIVATION, INFORMATIVE, REQUESTOR, ADMINISTRATORS),
    ROLE_ACTIVATED(ACTIVATION, INFORMATIVE, REQUESTOR, ADMINISTRATORS),
    ACTIVATION_ENDING(ACTIVATION, INFORMATIVE, REQUESTOR),
    ACTIVATION_ENDED(ACTIVATION, INFORMATIVE, REQUESTOR),
    EXTENSION_REQUESTED(END_OF_ASSIGNMENT, CRITICAL, APPROVERS),
    EXTENSION_DECIDED(END_OF_ASSIGNMENT, INFORMATIVE, REQUESTOR, ADMINISTRATORS),
    EXTENSION_CLOSED(END_OF_ASSIGNMENT, INFORMATIVE, REQUESTOR, ADMINISTRATORS),
    ASSIGNMENT_EXPIRING(END_OF_ASSIGNMENT, INFORMATIVE, REQUESTOR, ADMINISTRATORS),
    ASSIGNMENT_EXPIRED(END_OF_ASSIGNMENT, INFORMATIVE, REQUESTOR, ADMINISTRATORS),
    ELIGIBILITY_ASSIGNED(NEW_ASSIGNMENT, INFORMATIVE, REQUESTOR, ADMINISTRATORS),
    ROLE_ASSIGNED(NEW_ASSIGNMENT, INFORMATIVE, REQUESTOR, ADMINISTRATORS),
    SETTINGS_PROPOSED(SETTINGS, CRITICAL, ADMINISTRATORS),
    SETTINGS_PROPOSAL_CLOSED(SETTINGS, INFORMATIVE, ADMINISTRATORS),
    BREAK_GLASS(ACCOUNT, INFORMATIVE, ADMINISTRATORS),
    SIGN_IN_CHANGED(ACCOUNT, INFORMATIVE, REQUESTOR),
    SUMMARY(OTHER_NOTICES, INFORMATIVE),
    DIGEST(WEEK, INFORMATIVE, ADMINISTRATORS);

    /** What a notice tells of. */
    enum Subject {
        ACTIVATION,
        END_OF_ASSIGNMENT,
        NEW_ASSIGNMENT,
        SETTINGS,
        ACCOUNT,
        OTHER_NOTICES,
        WEEK
    }

    /** Whether a notice waits for an answer. */
    enum Urgency {
        /** Somebody has to act. */
        CRITICAL,
        /** It is good to know. */
        INFORMATIVE
    }

    private final Subject subject;
    private final Urgency urgency;
    private final List<Audience> audiences;

    NoticeKind(Subject subject, Urgency urgency, Audience... audiences) {
        this.subject = subject;
        this.urgency = urgency;
        this.audiences = List.of(audiences);
    }

    /**
     * The kind of that key, of those that a model can send.
     *
     * @throws IllegalArgumentException if there is none; the message lists those there are
     */
    public static NoticeKind of(String key) {
        return ofModels()
                .filter(kind -> kind.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no notice \"" + key + "\". There are: "
                        + ofModels().map(NoticeKind::key).collect(joining(", "))));
    }

    /**
     * The kind of that key, whoever sends it.
     *
     * @throws IllegalArgumentException if there is none; the message lists those there are
     */
    static NoticeKind named(String key) {
        return Stream.of(values())
                .filter(kind -> kind.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no notice \"" + key + "\". There are: "
                        + Stream.of(values()).map(NoticeKind::key).collect(joining(", "))));
    }

    /** The keys by which models name a kind. */
    public static Set<String> keysForModels() {
        return ofModels().map(NoticeKind::key).collect(toUnmodifiableSet());
    }

    /** No model is behind what an administrator assigns or sets, what becomes of an account, and what sums up. */
    private static Stream<NoticeKind> ofModels() {
        return Stream.of(values()).filter(kind -> kind.isAboutActivation() || kind.isAboutAssignment());
    }

    /** The name in models and of the templates: {@code approval-requested}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** In words: {@code Approval requested}. */
    String title() {
        var words = name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** Whether it tells of an assignment and its end. */
    public boolean isAboutAssignment() {
        return subject == END_OF_ASSIGNMENT;
    }

    /** Whether it tells of an activation. */
    boolean isAboutActivation() {
        return subject == ACTIVATION;
    }

    /** Whether it needs somebody to act. */
    boolean isCritical() {
        return urgency == CRITICAL;
    }

    /** Whom it goes to; who belongs to several gets the notice of the first. */
    List<Audience> audiences() {
        return audiences;
    }
}
