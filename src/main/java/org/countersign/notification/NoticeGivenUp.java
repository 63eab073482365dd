package org.countersign.notification;

import java.util.UUID;
import org.countersign.directory.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Somebody was not told, and will not be.
 *
 * @param notice the id of the mail, and of its message
 * @param correlation what it would have told of
 * @param recipient none: an address that a role's settings name
 * @param reason why the last attempt failed, in one line
 */
public record NoticeGivenUp(
        UUID notice, NoticeKind kind, UUID correlation, @Nullable UserId recipient, String address, String reason) {

    static NoticeGivenUp of(Draft draft, String reason) {
        return new NoticeGivenUp(
                draft.id(), draft.kind(), draft.correlation(), draft.recipient(), draft.address(), reason);
    }
}
