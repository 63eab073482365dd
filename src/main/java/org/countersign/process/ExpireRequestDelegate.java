package org.countersign.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.countersign.activation.ActivationClosures;
import org.springframework.stereotype.Component;

/** Expire request: nobody decided it in time. */
@Component
class ExpireRequestDelegate implements JavaDelegate {

    private final ActivationClosures closures;

    ExpireRequestDelegate(ActivationClosures closures) {
        this.closures = closures;
    }

    @Override
    public void execute(DelegateExecution execution) {
        closures.timeOut(ActivationKey.of(execution));
    }
}
