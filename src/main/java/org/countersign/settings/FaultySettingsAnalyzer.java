package org.countersign.settings;

import static java.util.stream.Collectors.joining;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Names each faulty setting in words, where a stack trace would stand otherwise. */
class FaultySettingsAnalyzer extends AbstractFailureAnalyzer<FaultySettings> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, FaultySettings cause) {
        var faults = cause.faults().stream()
                .map(fault -> " - " + fault + "\n   (" + fault.variable() + ")")
                .collect(joining("\n"));
        return new FailureAnalysis(
                "Settings cannot be meant as they are:\n" + faults,
                "Correct them and start again; these are all of Countersign's own. The names between parentheses are those of the environment."
                        + " README.md lists the settings.",
                cause);
    }
}
