package org.countersign.process;

import org.countersign.activation.ActivationEvent.ActivationRequested;
import org.countersign.activation.Activations;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Sees to it that a request is answered in the transaction that registers it: a model that neither clears it nor
 * refuses it has refused it.
 */
@Component
class UnsettledRequests {

    private final Activations activations;

    UnsettledRequests(Activations activations) {
        this.activations = activations;
    }

    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void settle(ActivationRequested event) {
        activations.refuse(event.activation().id());
    }
}
