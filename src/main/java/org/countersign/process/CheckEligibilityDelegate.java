package org.countersign.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.countersign.activation.Activations;
import org.countersign.activation.RuleName;
import org.springframework.stereotype.Component;

/** Check eligibility. */
@Component
class CheckEligibilityDelegate implements JavaDelegate {

    private final Activations activations;
    private final Routes routes;

    CheckEligibilityDelegate(Activations activations, Routes routes) {
        this.activations = activations;
        this.routes = routes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        routes.show(execution, activations.check(ActivationKey.of(execution), RuleName.ELIGIBILITY, null));
    }
}
