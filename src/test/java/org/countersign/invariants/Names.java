package org.countersign.invariants;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a sequence calls what the store knows by an id. */
final class Names {

    static final String UNKNOWN = "something unknown";

    /** What the name of a role begins with. */
    static final String ROLE = "role ";

    private final Map<UUID, String> names = new HashMap<>();
    private final Map<String, UUID> ids = new HashMap<>();

    void put(String name, UUID id) {
        names.put(id, name);
        ids.put(name, id);
    }

    String of(@Nullable UUID id) {
        return id == null ? "nothing" : names.getOrDefault(id, UNKNOWN);
    }

    Optional<UUID> find(String name) {
        return Optional.ofNullable(ids.get(name));
    }

    UUID id(String name) {
        return find(name).orElseThrow(() -> new AssertionError("The store knows nothing of " + name));
    }
}
