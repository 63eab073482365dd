package org.countersign.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.countersign.activation.Activations;
import org.countersign.activation.RuleName;
import org.springframework.stereotype.Component;

/** Check duration. */
@Component
class CheckExpirationDelegate implements JavaDelegate {

    private final Activations activations;

    CheckExpirationDelegate(Activations activations) {
        this.activations = activations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        activations.check(ActivationKey.of(execution), RuleName.EXPIRATION, null);
    }
}
