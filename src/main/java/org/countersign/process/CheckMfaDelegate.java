package org.countersign.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.countersign.activation.Activations;
import org.countersign.activation.RuleName;
import org.countersign.security.HeldProofs;
import org.springframework.stereotype.Component;

/**
 * Check MFA, or the authentication context in its place: what is offered as a second factor is consumed here, where the
 * role's settings ask for one; where nothing is, the proof that the requestor's session holds.
 */
@Component
class CheckMfaDelegate implements JavaDelegate {

    private final Activations activations;
    private final HeldProofs held;

    CheckMfaDelegate(Activations activations, HeldProofs held) {
        this.activations = activations;
        this.held = held;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var offered = StartVariables.secondFactorIn(execution)
                .or(OfferedProof::find)
                .or(held::find)
                .orElse(null);
        var activation = ActivationKey.of(execution);
        activations.check(activation, RuleName.MFA, offered);
        activations.check(activation, RuleName.AUTHENTICATION_CONTEXT, offered);
    }
}
