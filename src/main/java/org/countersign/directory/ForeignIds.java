package org.countersign.directory;

import java.util.Optional;

/** Knows which accounts are which entries of another directory. It is a room above this one that does. */
public interface ForeignIds {

    /** The account of the entry with that immutable id; nobody's: nothing was taken over from there. */
    Optional<UserId> userOf(String id);
}
