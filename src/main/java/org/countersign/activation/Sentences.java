package org.countersign.activation;

import static java.util.stream.Collectors.joining;

import java.util.List;

/** Findings as text for people. */
final class Sentences {

    private Sentences() {}

    static String of(List<Finding> violations) {
        return violations.stream().map(Finding::reason).collect(joining(" "));
    }
}
