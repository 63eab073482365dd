package org.countersign.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.countersign.activation.Activations;
import org.springframework.stereotype.Component;

/** Refuse request: what the rules found is final. */
@Component
class RefuseRequestDelegate implements JavaDelegate {

    private final Activations activations;

    RefuseRequestDelegate(Activations activations) {
        this.activations = activations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        activations.refuse(ActivationKey.of(execution));
    }
}
