package org.countersign.notification;

import java.util.UUID;

/**
 * A mail to one person.
 *
 * @param correlation what it tells of; the mails about one request form a thread
 * @param subject one line, free of control characters
 */
record Mail(UUID id, NoticeKind kind, UUID correlation, String address, String subject, String text, String html) {

    Mail {
        requireLine("address", address);
        requireLine("subject", subject);
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
