package org.countersign.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.countersign.activation.Activations;
import org.countersign.activation.RuleName;
import org.countersign.mfa.OneTimeCode;
import org.springframework.stereotype.Component;

/** Check MFA: a typed code is consumed here, where the role's settings ask for one. */
@Component
class CheckMfaDelegate implements JavaDelegate {

    private final Activations activations;
    private final Routes routes;

    CheckMfaDelegate(Activations activations, Routes routes) {
        this.activations = activations;
        this.routes = routes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var code = OneTimeCode.in(StartVariables.read(execution, StartVariables.ONE_TIME_CODE))
                .orElse(null);
        routes.show(execution, activations.check(ActivationKey.of(execution), RuleName.MFA, code));
    }
}
