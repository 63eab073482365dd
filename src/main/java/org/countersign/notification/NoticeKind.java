package org.countersign.notification;

import static java.util.stream.Collectors.joining;
import static org.countersign.notification.Audience.ADMINISTRATORS;
import static org.countersign.notification.Audience.APPROVERS;
import static org.countersign.notification.Audience.REQUESTOR;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** What a notice tells, and whom. A model names it by its {@link #key}. */
public enum NoticeKind {
    APPROVAL_REQUESTED(APPROVERS),
    APPROVAL_REMINDER(APPROVERS),
    REQUEST_CLOSED(REQUESTOR, APPROVERS),
    DECISION_MADE(REQUESTOR, APPROVERS),
    ACTIVATION_FAILED(REQUESTOR, ADMINISTRATORS),
    ROLE_ACTIVATED(REQUESTOR, ADMINISTRATORS),
    ACTIVATION_ENDED(REQUESTOR),
    EXTENSION_REQUESTED(ADMINISTRATORS),
    EXTENSION_DECIDED(REQUESTOR, ADMINISTRATORS),
    EXTENSION_CLOSED(REQUESTOR, ADMINISTRATORS),
    ASSIGNMENT_EXPIRING(REQUESTOR, ADMINISTRATORS),
    ASSIGNMENT_EXPIRED(REQUESTOR, ADMINISTRATORS);

    private static final Set<NoticeKind> ABOUT_ASSIGNMENTS =
            Set.of(EXTENSION_REQUESTED, EXTENSION_DECIDED, EXTENSION_CLOSED, ASSIGNMENT_EXPIRING, ASSIGNMENT_EXPIRED);

    private final List<Audience> audiences;

    NoticeKind(Audience... audiences) {
        this.audiences = List.of(audiences);
    }

    /**
     * The kind of that key.
     *
     * @throws IllegalArgumentException if there is none; the message lists those there are
     */
    public static NoticeKind of(String key) {
        return Stream.of(values())
                .filter(kind -> kind.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no notice \"" + key + "\". There are: "
                        + Stream.of(values()).map(NoticeKind::key).collect(joining(", "))));
    }

    /** The name in models and of the templates: {@code approval-requested}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether it tells of an assignment and its end; else it tells of an activation. */
    public boolean isAboutAssignment() {
        return ABOUT_ASSIGNMENTS.contains(this);
    }

    /** Whom it goes to; who belongs to several gets the notice of the first. */
    List<Audience> audiences() {
        return audiences;
    }
}
