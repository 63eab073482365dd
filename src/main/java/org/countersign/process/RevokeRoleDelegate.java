package org.countersign.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.countersign.activation.ActivationGrants;
import org.springframework.stereotype.Component;

/** Revoke role: it may have ended before; then nothing is left to do. */
@Component
class RevokeRoleDelegate implements JavaDelegate {

    private final ActivationGrants grants;

    RevokeRoleDelegate(ActivationGrants grants) {
        this.grants = grants;
    }

    @Override
    public void execute(DelegateExecution execution) {
        grants.revoke(ActivationKey.of(execution));
    }
}
