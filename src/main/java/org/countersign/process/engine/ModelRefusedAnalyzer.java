package org.countersign.process.engine;

import static java.util.stream.Collectors.joining;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what is wrong with a model in words, where a stack trace would stand otherwise. */
class ModelRefusedAnalyzer extends AbstractFailureAnalyzer<ModelRefused> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, ModelRefused cause) {
        var faults = cause.faults().stream().map(fault -> " - " + fault).collect(joining("\n"));
        return new FailureAnalysis(
                "A process model was refused:\n" + faults,
                "Correct the model in the folder of processes and start again."
                        + " docs/processes.md says what a model may contain.",
                cause);
    }
}
