package org.countersign.process;

import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** Which request a process instance serves: its business key, and nothing else in it, says so. */
final class RequestKey {

    private RequestKey() {}

    /** @throws IllegalStateException if the instance serves none */
    static UUID of(DelegateExecution execution) {
        return Optional.ofNullable(execution.getProcessBusinessKey())
                .map(UUID::fromString)
                .orElseThrow(
                        () -> new IllegalStateException("A process instance without a business key serves no request"));
    }
}
