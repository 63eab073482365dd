package org.countersign.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.countersign.activation.ActivationClosures;
import org.springframework.stereotype.Component;

/** Expire request: nobody decided it in time. */
@Component
class ExpireRequestDelegate implements JavaDelegate {

    private final ActivationClosures closures;
    private final Routes routes;

    ExpireRequestDelegate(ActivationClosures closures, Routes routes) {
        this.closures = closures;
        this.routes = routes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        routes.show(execution, closures.timeOut(ActivationKey.of(execution)));
    }
}
