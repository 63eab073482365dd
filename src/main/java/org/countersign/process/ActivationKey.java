package org.countersign.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.countersign.activation.ActivationId;

/** Which activation a process instance serves: its business key, and nothing else in it, says so. */
final class ActivationKey {

    private ActivationKey() {}

    /** @throws IllegalStateException if the instance serves none */
    static ActivationId of(DelegateExecution execution) {
        return new ActivationId(RequestKey.of(execution));
    }
}
