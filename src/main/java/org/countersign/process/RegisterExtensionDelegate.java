package org.countersign.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.countersign.assignment.ExtensionId;
import org.countersign.assignment.Extensions;
import org.countersign.assignment.InvalidRequest;
import org.springframework.stereotype.Component;

/** Register extension: the request is stored and checked, as the signed-in user asked for it. */
@Component
class RegisterExtensionDelegate implements JavaDelegate {

    private final AskedExtension asked;
    private final Extensions extensions;

    RegisterExtensionDelegate(AskedExtension asked, Extensions extensions) {
        this.asked = asked;
        this.extensions = extensions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        try {
            register(execution);
        } catch (InvalidRequest e) {
            new RefusedStart(e).note();
            throw e;
        }
    }

    /** The id is drawn here: whatever business key a caller chose, it names no request of somebody else's. */
    private void register(DelegateExecution execution) {
        var request = extensions.register(ExtensionId.random(), asked.in(execution));
        execution.setProcessBusinessKey(request.id().toString());
    }
}
