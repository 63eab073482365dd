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

    GrantRoleDelegate(ActivationGrants grants) {
        this.grants = grants;
    }

    @Override
    public void execute(DelegateExecution execution) {
        if (grants.grant(ActivationKey.of(execution)).status() != ActivationStatus.ACTIVE) {
            throw new BpmnError("GrantRefused");
        }
    }
}
