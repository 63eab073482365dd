package org.countersign.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.countersign.activation.ActivationGrants;
import org.springframework.stereotype.Component;

/** Revoke role: it may have ended before; then nothing is left to do. */
@Component
class RevokeRoleDelegate implements JavaDelegate {

    private final ActivationGrants grants;
    private final Routes routes;

    RevokeRoleDelegate(ActivationGrants grants, Routes routes) {
        this.grants = grants;
        this.routes = routes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        routes.show(execution, grants.revoke(ActivationKey.of(execution)));
    }
}
