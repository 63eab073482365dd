package org.countersign.assignment;

import java.util.UUID;

/** The id of a request to extend or renew; also the business key of its process instance. */
public record ExtensionId(UUID value) {

    /** @throws IllegalArgumentException unless {@code text} is a UUID */
    public static ExtensionId of(String text) {
        return new ExtensionId(UUID.fromString(text));
    }

    /** A new one, that nobody can guess. */
    public static ExtensionId random() {
        return new ExtensionId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
