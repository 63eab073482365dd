package org.countersign.notification;

import java.util.UUID;
import org.countersign.directory.UserId;
import org.jspecify.annotations.Nullable;

/**
 * A notice as it is queued, to one person or program. It is put into words when it is sent: what nobody is told by itself,
 * since it goes in a summary, never is.
 *
 * @param correlation what it tells of; the mails about one request form a thread
 * @param recipient the user whom it goes to; none: an address that a role's settings name, or a webhook
 * @param address of a mail; a webhook's name
 * @param subject one line, free of control characters
 * @param content what its words are made of, as {@link StoredValues} write it; read when it is worded, so that what cannot
 *     be read holds up nothing else
 * @param gist what a summary says of it; none: it goes by itself, whatever else does
 */
record Draft(
        UUID id,
        NoticeKind kind,
        UUID correlation,
        @Nullable UserId recipient,
        String address,
        String subject,
        String content,
        @Nullable Gist gist) {}
