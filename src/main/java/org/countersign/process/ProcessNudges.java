package org.countersign.process;

import org.camunda.bpm.engine.RuntimeService;
import org.countersign.activation.Activation;
import org.countersign.activation.ActivationEvent;
import org.countersign.activation.ActivationId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.task.TaskExecutor;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Tells the process what the store has done: after the commit and in a thread of its own, so that no fault of the engine
 * undoes or delays the end of a right. What gets lost on the way, {@link ProcessReconciler} says again.
 */
@Component
class ProcessNudges {

    private static final Logger log = LoggerFactory.getLogger(ProcessNudges.class);

    private final RuntimeService runtimeService;
    private final TaskExecutor executor;

    ProcessNudges(RuntimeService runtimeService, @Qualifier("applicationTaskExecutor") TaskExecutor executor) {
        this.runtimeService = runtimeService;
        this.executor = executor;
    }

    @TransactionalEventListener
    void on(ActivationEvent event) {
        var id = event.activation().id();
        ClosingMessage.about(event.activation()).ifPresent(message -> executor.execute(() -> send(message, id)));
    }

    /** Has no effect where nothing is over, or where the process does not wait for it, or no longer. */
    void tell(Activation activation) {
        ClosingMessage.about(activation).ifPresent(message -> send(message, activation.id()));
    }

    private void send(ClosingMessage message, ActivationId id) {
        try {
            runtimeService
                    .createMessageCorrelation(message.messageName())
                    .processInstanceBusinessKey(id.toString())
                    .correlateAll();
        } catch (RuntimeException e) {
            log.warn("The process of activation {} did not take {}; it will be told again", id, message, e);
        }
    }
}
