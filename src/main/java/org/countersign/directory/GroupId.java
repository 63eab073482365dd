package org.countersign.directory;

import java.util.UUID;

/** A group's immutable id. */
public record GroupId(UUID value) implements PrincipalId {

    /** @throws IllegalArgumentException unless {@code text} is a UUID */
    public static GroupId of(String text) {
        return new GroupId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
