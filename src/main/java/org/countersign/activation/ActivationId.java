package org.countersign.activation;

import java.util.UUID;

/** An activation's id; also the business key of its process instance and the id of the role assignment it makes. */
public record ActivationId(UUID value) {

    /** @throws IllegalArgumentException unless {@code text} is a UUID */
    public static ActivationId of(String text) {
        return new ActivationId(UUID.fromString(text));
    }

    /** A new one, that nobody can guess. */
    public static ActivationId random() {
        return new ActivationId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
