package org.countersign.invariants;

import java.util.Set;

/** A group of a sequence. Who is on the night shift is in the crew. */
enum Team implements Holder {
    CREW,
    NIGHT_SHIFT;

    /** The team and those it is in. */
    Set<Team> around() {
        return this == NIGHT_SHIFT ? Set.of(CREW, NIGHT_SHIFT) : Set.of(CREW);
    }
}
