package org.countersign.invariants;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How often something came of an operation: so that one can see that the sequences get everywhere. */
final class Tally {

    private final Map<String, Integer> counts = new TreeMap<>();

    void count(Operation operation, String answer, Trail trail) {
        count(operation.getClass().getSimpleName() + ": " + answer);
        trail.lines().forEach(line -> count(line.substring(0, line.indexOf(' '))));
    }

    private void count(String what) {
        counts.merge(what, 1, Integer::sum);
    }

    @Override
    public String toString() {
        return counts.entrySet().stream()
                .map(entry -> "%6d %s".formatted(entry.getValue(), entry.getKey()))
                .collect(Collectors.joining(System.lineSeparator()));
    }
}
