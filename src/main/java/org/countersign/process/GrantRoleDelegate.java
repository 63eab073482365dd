package org.countersign.process;

import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.countersign.activation.ActivationGrants;
import org.countersign.activation.ActivationStatus;
import org.springframework.stereotype.Component;

/** Grant role: the store decides whether it is granted; a refusal is a business outcome of its own. */
@Component
class GrantRoleDelegate implements JavaDelegate {

    private final ActivationGrants grants;
    private final Routes routes;

    GrantRoleDelegate(ActivationGrants grants, Routes routes) {
        this.grants = grants;
        this.routes = routes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var activation = grants.grant(ActivationKey.of(execution));
        routes.show(execution, activation);
        if (activation.status() != ActivationStatus.ACTIVE) {
            throw new BpmnError("GrantRefused");
        }
    }
}
