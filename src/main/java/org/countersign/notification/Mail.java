package org.countersign.notification;

import java.util.UUID;
import org.countersign.directory.UserId;
import org.jspecify.annotations.Nullable;

/**
 * A mail to one person.
 *
 * @param correlation what it tells of; the mails about one request form a thread
 * @param recipient the user whom it goes to; none: an address that a role's settings name
 * @param subject one line, free of control characters
 * @param gist what a summary says of it; none: it goes by itself, whatever else does
 */
record Mail(
        UUID id,
        NoticeKind kind,
        UUID correlation,
        @Nullable UserId recipient,
        String address,
        String subject,
        String text,
        String html,
        @Nullable Gist gist) {

    Mail {
        requireLine("address", address);
        requireLine("subject", subject);
    }

    /** A mail that always goes by itself. */
    Mail(
            UUID id,
            NoticeKind kind,
            UUID correlation,
            @Nullable UserId recipient,
            String address,
            String subject,
            String text,
            String html) {
        this(id, kind, correlation, recipient, address, subject, text, html, null);
    }

    /** Whether a header can have that value: a line break in it would begin a header of its own. */
    static boolean fitsHeader(String value) {
        return value.chars().noneMatch(Character::isISOControl);
    }

    private static void requireLine(String what, String value) {
        if (!fitsHeader(value)) {
            throw new IllegalArgumentException("The " + what + " of a mail must not contain control characters");
        }
    }
}
