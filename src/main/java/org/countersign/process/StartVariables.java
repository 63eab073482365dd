package org.countersign.process;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.countersign.activation.RequestActivation;
import org.countersign.mfa.OneTimeCode;
import org.jspecify.annotations.Nullable;

/**
 * What the start of a process hands to its first steps. The variables are transient: they live for one transaction, in
 * memory, so that neither the request nor a typed code is ever kept by the engine.
 */
final class StartVariables {

    private static final String REQUEST = "request";
    private static final String ONE_TIME_CODE = "oneTimeCode";

    private StartVariables() {}

    static Map<String, Object> of(RequestActivation request, @Nullable OneTimeCode code) {
        VariableMap variables = Variables.createVariables();
        variables.putValueTyped(REQUEST, Variables.untypedValue(request, true));
        variables.putValueTyped(ONE_TIME_CODE, Variables.untypedValue(code, true));
        return variables;
    }

    /** @throws IllegalStateException if the process was not started by way of {@link CamundaActivationWorkflow} */
    static RequestActivation requestOf(DelegateExecution execution) {
        if (execution.getVariable(REQUEST) instanceof RequestActivation request) {
            return request;
        }
        throw new IllegalStateException("This process is started over the REST API, not in the engine");
    }

    static @Nullable OneTimeCode codeOf(DelegateExecution execution) {
        return execution.getVariable(ONE_TIME_CODE) instanceof OneTimeCode code ? code : null;
    }
}
