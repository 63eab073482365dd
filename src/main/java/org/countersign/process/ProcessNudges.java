package org.countersign.process;

import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.countersign.activation.Activation;
import org.countersign.activation.ActivationEvent;
import org.countersign.assignment.ExtensionEvent;
import org.countersign.assignment.ExtensionRequest;
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
        var activation = event.activation();
        sendSoon(ClosingMessage.about(activation), activation.id().value());
    }

    @TransactionalEventListener
    void on(ExtensionEvent event) {
        var request = event.request();
        sendSoon(ClosingMessage.about(request), request.id().value());
    }

    /** Has no effect where nothing is over, or where the process does not wait for it, or no longer. */
    void tell(Activation activation) {
        ClosingMessage.about(activation)
                .ifPresent(message -> send(message, activation.id().value()));
    }

    /** As for an activation. */
    void tell(ExtensionRequest request) {
        ClosingMessage.about(request)
                .ifPresent(message -> send(message, request.id().value()));
    }

    private void sendSoon(Optional<ClosingMessage> news, UUID request) {
        news.ifPresent(message -> executor.execute(() -> send(message, request)));
    }

    private void send(ClosingMessage message, UUID request) {
        try {
            runtimeService
                    .createMessageCorrelation(message.messageName())
                    .processInstanceBusinessKey(request.toString())
                    .correlateAll();
        } catch (RuntimeException e) {
            log.warn("The process of request {} did not take {}; it will be told again", request, message, e);
        }
    }
}
