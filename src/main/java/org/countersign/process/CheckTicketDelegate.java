package org.countersign.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.countersign.activation.Activations;
import org.countersign.activation.RuleName;
import org.springframework.stereotype.Component;

/** Check ticket. */
@Component
class CheckTicketDelegate implements JavaDelegate {

    private final Activations activations;
    private final Routes routes;

    CheckTicketDelegate(Activations activations, Routes routes) {
        this.activations = activations;
        this.routes = routes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        routes.show(execution, activations.check(ActivationKey.of(execution), RuleName.TICKETING, null));
    }
}
