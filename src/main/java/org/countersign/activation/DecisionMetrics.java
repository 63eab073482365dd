package org.countersign.activation;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import org.countersign.activation.ActivationEvent.ActivationApproved;
import org.countersign.activation.ActivationEvent.ActivationDenied;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** How long requestors wait for an approver's decision. One that was taken back with its transaction does not count. */
@Component
class DecisionMetrics {

    private final Timer approvals;
    private final Timer denials;

    DecisionMetrics(MeterRegistry registry) {
        approvals = times("approve", registry);
        denials = times("deny", registry);
    }

    private static Timer times(String verdict, MeterRegistry registry) {
        return Timer.builder("countersign.requests.decided")
                .description("From a request to its decision by an approver")
                .tag("verdict", verdict)
                .register(registry);
    }

    @TransactionalEventListener
    void on(ActivationApproved event) {
        approvals.record(waited(event.activation(), event.decision()));
    }

    @TransactionalEventListener
    void on(ActivationDenied event) {
        denials.record(waited(event.activation(), event.decision()));
    }

    private static Duration waited(Activation activation, Decision decision) {
        return Duration.between(activation.createdAt(), decision.decidedAt());
    }
}
