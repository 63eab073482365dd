package org.countersign.graph.directory;

import java.util.List;
import java.util.Objects;
import org.countersign.directory.GroupType;
import org.countersign.directory.InvalidEntry;
import org.jspecify.annotations.Nullable;

/** A group as a client sends it. */
record GroupBody(@Nullable String displayName, @Nullable List<String> groupTypes) {

    String name() {
        return Objects.requireNonNullElse(displayName, "");
    }

    GroupType type() {
        if (groupTypes == null || groupTypes.isEmpty()) {
            return GroupType.SECURITY;
        }
        if (groupTypes.stream().allMatch("Unified"::equalsIgnoreCase)) {
            return GroupType.MICROSOFT_365;
        }
        throw new InvalidEntry(List.of("groupTypes may be [] or [\"Unified\"]."));
    }
}
