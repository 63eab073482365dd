package org.countersign.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.countersign.assignment.ExtensionId;

/** Which request to extend or renew a process instance serves: its business key, and nothing else in it, says so. */
final class ExtensionKey {

    private ExtensionKey() {}

    /** @throws IllegalStateException if the instance serves none */
    static ExtensionId of(DelegateExecution execution) {
        return new ExtensionId(RequestKey.of(execution));
    }
}
