package org.countersign.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.countersign.activation.Activations;
import org.countersign.activation.RuleName;
import org.springframework.stereotype.Component;

/** Check justification. */
@Component
class CheckJustificationDelegate implements JavaDelegate {

    private final Activations activations;

    CheckJustificationDelegate(Activations activations) {
        this.activations = activations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        activations.check(ActivationKey.of(execution), RuleName.JUSTIFICATION, null);
    }
}
