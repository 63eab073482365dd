package org.countersign.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.countersign.assignment.ExtensionClosures;
import org.springframework.stereotype.Component;

/** Expire extension: nobody decided the request in time. */
@Component
class ExpireExtensionDelegate implements JavaDelegate {

    private final ExtensionClosures closures;

    ExpireExtensionDelegate(ExtensionClosures closures) {
        this.closures = closures;
    }

    @Override
    public void execute(DelegateExecution execution) {
        closures.timeOut(ExtensionKey.of(execution));
    }
}
