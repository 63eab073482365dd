package org.countersign.assignment;

import java.util.UUID;

/** An eligibility's id. */
public record EligibilityId(UUID value) {

    /** @throws IllegalArgumentException unless {@code text} is a UUID */
    public static EligibilityId of(String text) {
        return new EligibilityId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
