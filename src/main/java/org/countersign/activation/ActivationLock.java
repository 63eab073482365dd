package org.countersign.activation;

import org.countersign.assignment.Eligibilities;
import org.springframework.stereotype.Component;

/** Locks an activation the way everybody does: the eligibility first, since whoever removes it comes from there. */
@Component
class ActivationLock {

    private final ActivationStore store;
    private final Eligibilities eligibilities;

    ActivationLock(ActivationStore store, Eligibilities eligibilities) {
        this.store = store;
        this.eligibilities = eligibilities;
    }

    /** @throws IllegalStateException if there is no such activation: for ids that our own tables or the engine vouch for */
    Activation lock(ActivationId id) {
        store.find(id)
                .ifPresent(activation ->
                        eligibilities.lockEffective(activation.request().right()));
        return store.lock(id);
    }
}
