package org.countersign.idempotency;

import org.jspecify.annotations.Nullable;

/** What comes of asking under a key. */
public sealed interface Claim {

    /** Nobody asked so before: it is to be done. */
    record New() implements Claim {}

    /** It was done: that is what was answered. */
    record Done(Answer answer) implements Claim {}

    /** It is being done, or was cut off in the middle. */
    record UnderWay() implements Claim {}

    /** Something else was asked under that key. */
    record Other() implements Claim {}

    /**
     * An answer as it went out.
     *
     * @param location where what was made is found
     */
    record Answer(int status, @Nullable String location, String body) {}
}
