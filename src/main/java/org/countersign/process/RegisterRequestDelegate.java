package org.countersign.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.countersign.activation.Activations;
import org.springframework.stereotype.Component;

/** Register request: the activation is stored, as the signed-in user asked for it. */
@Component
class RegisterRequestDelegate implements JavaDelegate {

    private final Activations activations;
    private final Routes routes;

    RegisterRequestDelegate(Activations activations, Routes routes) {
        this.activations = activations;
        this.routes = routes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var request = StartVariables.requestOf(execution);
        routes.show(execution, activations.register(ActivationKey.of(execution), request));
    }
}
