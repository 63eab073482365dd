package org.countersign.directory;

import java.util.UUID;

/** A user's immutable id. Never a name or an address: those change hands. */
public record UserId(UUID value) implements PrincipalId {

    /** @throws IllegalArgumentException unless {@code text} is a UUID */
    public static UserId of(String text) {
        return new UserId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
