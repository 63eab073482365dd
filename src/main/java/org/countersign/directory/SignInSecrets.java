package org.countersign.directory;

import java.util.Collection;
import java.util.Optional;

/** Keeps what accounts sign in with. It is a room above this one that does. */
public interface SignInSecrets {

    /**
     * What stands against a password, in a sentence.
     *
     * @param known what others know or could look up
     */
    Optional<String> objectionTo(String password, Collection<String> known);

    /** Gives an account a password, in place of the one it had. */
    void set(UserId user, String password);
}
