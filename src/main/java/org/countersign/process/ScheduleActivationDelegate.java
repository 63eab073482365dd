package org.countersign.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.countersign.activation.ActivationGrants;
import org.springframework.stereotype.Component;

/** Schedule activation: it is cleared, and its start lies ahead. */
@Component
class ScheduleActivationDelegate implements JavaDelegate {

    private final ActivationGrants grants;

    ScheduleActivationDelegate(ActivationGrants grants) {
        this.grants = grants;
    }

    @Override
    public void execute(DelegateExecution execution) {
        grants.schedule(ActivationKey.of(execution));
    }
}
