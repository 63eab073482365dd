package org.countersign.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.countersign.activation.ActivationId;
import org.countersign.activation.Activations;
import org.countersign.assignment.InvalidRequest;
import org.springframework.stereotype.Component;

/** Register request: the activation is stored, as the signed-in user asked for it, and the process serves it from then on. */
@Component
class RegisterRequestDelegate implements JavaDelegate {

    private final AskedActivation asked;
    private final Activations activations;

    RegisterRequestDelegate(AskedActivation asked, Activations activations) {
        this.asked = asked;
        this.activations = activations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        try {
            register(execution);
        } catch (InvalidRequest e) {
            new RefusedStart(e).note();
            throw e;
        }
    }

    /** The id is drawn here: whatever business key a caller chose, it names no activation of somebody else's. */
    private void register(DelegateExecution execution) {
        var activation = activations.register(ActivationId.random(), asked.in(execution));
        execution.setProcessBusinessKey(activation.id().toString());
        new RegisteredRequest(activation.id()).note();
    }
}
