package org.countersign.assignment;

import java.time.Duration;
import java.time.Instant;

/** Until when something is asked for. */
public sealed interface Expiry {

    /** Not said: as it is, or as it is allowed. */
    record Unspecified() implements Expiry {}

    /** For ever. */
    record Never() implements Expiry {}

    /** For a time from its start on. */
    record After(Duration duration) implements Expiry {}

    /** Until a moment, exclusive. */
    record At(Instant end) implements Expiry {}
}
