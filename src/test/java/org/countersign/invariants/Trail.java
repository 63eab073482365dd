package org.countersign.invariants;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is recorded of one operation: what happened, to which role of whom, and who did it. */
final class Trail {

    private static final String SERVICE = "the service";

    private final List<String> lines = new ArrayList<>();

    /** @param role none: it is about the directory */
    void add(String activity, @Nullable Role role, @Nullable Holder target, @Nullable Account actor) {
        lines.add(line(activity, role, target == null ? "" : target.toString(), actor));
    }

    static String line(String activity, @Nullable Role role, String target, @Nullable Account actor) {
        return activity + (role == null ? "" : " of " + role) + (target.isEmpty() ? "" : " for " + target) + " by "
                + (actor == null ? SERVICE : actor);
    }

    /** In an order of their own: what is done at once has none. */
    List<String> lines() {
        return lines.stream().sorted().toList();
    }

    void clear() {
        lines.clear();
    }
}
