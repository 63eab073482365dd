package org.countersign.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.countersign.activation.ActivationGrants;
import org.springframework.stereotype.Component;

/** Schedule activation: it is cleared, and its start lies ahead. */
@Component
class ScheduleActivationDelegate implements JavaDelegate {

    private final ActivationGrants grants;
    private final Routes routes;

    ScheduleActivationDelegate(ActivationGrants grants, Routes routes) {
        this.grants = grants;
        this.routes = routes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        routes.show(execution, grants.schedule(ActivationKey.of(execution)));
    }
}
