package org.countersign.notification;

import org.countersign.directory.User;
import org.countersign.directory.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Who gets a mail.
 *
 * @param user the directory's user; none: an address that the role's settings name
 * @param name how the mail greets
 */
record Recipient(@Nullable UserId user, String name, String address) {

    static Recipient of(User user) {
        return new Recipient(user.id(), user.displayName(), String.valueOf(user.mail()));
    }

    static Recipient at(String address) {
        return new Recipient(null, address, address);
    }
}
