package org.countersign.directory;

import java.util.Optional;

/** Knows the passwords of accounts that another directory keeps. It is a room above this one that does. */
public interface ForeignPasswords {

    /**
     * Whether a password is an account's, as the other directory says at this moment. It is asked over the network, so
     * the caller holds no transaction. Nothing is said of whether the account is enabled here.
     *
     * @return nothing if the account is not that directory's. If it is, this answer counts and no other; where none can
     *     be had, it is {@code false}
     */
    Optional<Boolean> matches(UserId user, String password);
}
