package org.countersign.notification;

import java.time.Instant;
import org.countersign.directory.User;
import org.jspecify.annotations.Nullable;

/**
 * What there is to tell of an account.
 *
 * @param by who did it, by name; none: it is told in {@code what}, or nobody is known
 * @param what a sentence
 * @param address whence; may be empty
 */
record AccountNotice(User account, @Nullable String by, String what, Instant when, String address) {}
