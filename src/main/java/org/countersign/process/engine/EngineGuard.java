package org.countersign.process.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Sets the engine up so that it can do what the models need, and little else. */
@Order(Ordered.LOWEST_PRECEDENCE)
public final class EngineGuard extends AbstractProcessEnginePlugin {

    private final Map<String, JavaDelegate> delegates;
    private final String decisionForm;
    private final TaskListener decisionListener;
    private final Set<String> startVariables;

    /**
     * @param delegates what models may call, by name
     * @param decisionForm the id of the form whose tasks record a decision
     * @param decisionListener what records it
     * @param startVariables what a process may be started with, by name; nothing of it is kept
     */
    public EngineGuard(
            Map<String, JavaDelegate> delegates,
            String decisionForm,
            TaskListener decisionListener,
            Set<String> startVariables) {
        this.delegates = Map.copyOf(delegates);
        this.decisionForm = decisionForm;
        this.decisionListener = decisionListener;
        this.startVariables = Set.copyOf(startVariables);
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setExpressionManager(new GuardedExpressions(delegates));
        engine.setEnableExpressionsInAdhocQueries(false);
        engine.setEnableExpressionsInStoredQueries(false);
        engine.setScriptEngineResolver(new NoScripts());
        engine.setEnablePasswordPolicy(true);
        engine.setDefaultUserPermissionNameForTask(Permissions.TASK_WORK.getName());
        engine.setGeneralResourceWhitelistPattern("[a-zA-Z0-9-]+");
        engine.setJavaSerializationFormatEnabled(false);
        // A variable may claim to be an object of any class; none is made, but the plainest.
        engine.setDeserializationTypeValidationEnabled(true);
        // A timer that a fast clock fires early is refused by the store, and tried again until it is due.
        engine.setFailedJobRetryTimeCycle("R1440/PT1M");
        engine.setEnforceHistoryTimeToLive(true);
        // A refusal reaches its caller; the log is for faults, and failed jobs have a line of their own there.
        engine.setEnableCmdExceptionLogging(false);
        engine.setEnableExceptionsAfterUnhandledBpmnError(true);
        parseListeners(engine).add(new ModelGuard(delegates.keySet()));
        parseListeners(engine).add(new FleetingStart(startVariables));
        parseListeners(engine).add(new DecisionTasks(decisionForm, decisionListener));
    }

    /** The limits speak first, so that what nobody may do is refused in the same words whatever it is tried on. */
    @Override
    public void postInit(ProcessEngineConfigurationImpl engine) {
        engine.getCommandCheckers().add(0, SignedInLimits.checker());
    }

    private static List<BpmnParseListener> parseListeners(ProcessEngineConfigurationImpl engine) {
        if (engine.getCustomPreBPMNParseListeners() == null) {
            engine.setCustomPreBPMNParseListeners(new ArrayList<>());
        }
        return engine.getCustomPreBPMNParseListeners();
    }
}
