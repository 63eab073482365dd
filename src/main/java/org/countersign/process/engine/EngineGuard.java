package org.countersign.process.engine;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.countersign.notification.NoticeKind;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Sets the engine up so that it can do what the models need, and little else. */
@Order(Ordered.LOWEST_PRECEDENCE)
public final class EngineGuard extends AbstractProcessEnginePlugin {

    private final Map<String, JavaDelegate> delegates;
    private final List<DecisionTask> decisions;
    private final Set<String> startVariables;
    private final List<Routes> routes;
    private final PathHistory history;

    /**
     * @param delegates what models may call, by name
     * @param decisions the tasks in which people decide
     * @param startVariables what a process may be started with, by name; nothing of it is kept
     * @param routes what gateways and timers of models go by
     * @param keepsPaths whether the engine remembers which steps each process passed
     */
    public EngineGuard(
            Map<String, JavaDelegate> delegates,
            List<DecisionTask> decisions,
            Set<String> startVariables,
            List<Routes> routes,
            boolean keepsPaths) {
        this.delegates = Map.copyOf(delegates);
        this.decisions = List.copyOf(decisions);
        this.startVariables = Set.copyOf(startVariables);
        this.routes = List.copyOf(routes);
        this.history = new PathHistory(keepsPaths);
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setExpressionManager(new GuardedExpressions(delegates, routes));
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
        // No level from outside: at "audit" and above what a process is started with would stay in the history.
        engine.setCustomHistoryLevels(List.of(history));
        engine.setHistory(history.getName());
        engine.setHistoryLevel(history);
        engine.setCustomSessionFactories(
                new ArrayList<>(List.of(new StartedProcesses.Factory(), new SentVariables.Factory())));
        engine.setBpmnParseFactory(new ModelGuard(modelRules()));
        parseListeners(engine).add(new FleetingStart(startVariables));
        parseListeners(engine).add(new DecisionTasks(decisions));
    }

    private List<ModelRule> modelRules() {
        return List.of(
                new NoOwnCode(),
                new OnlyDelegates(delegates.keySet()),
                new KnownNotices(NoticeKind.keysForModels()),
                new PlainExpressions(delegates.keySet()),
                new NoForgedVariables(routeNames(), sentNames()),
                new NoOtherProcess(),
                new NoPutOffStart(),
                new DecisionForms(decisions));
    }

    private Set<String> routeNames() {
        return routes.stream().flatMap(some -> some.names().stream()).collect(toSet());
    }

    private Set<String> sentNames() {
        return decisions.stream().flatMap(decision -> decision.sent().stream()).collect(toSet());
    }

    /** The limits speak first, so that what nobody may do is refused in the same words whatever it is tried on. */
    @Override
    public void postInit(ProcessEngineConfigurationImpl engine) {
        engine.getCommandCheckers().add(0, SignedInLimits.checker());
        engine.getCommandCheckers().add(SentVariables.checker());
    }

    private static List<BpmnParseListener> parseListeners(ProcessEngineConfigurationImpl engine) {
        if (engine.getCustomPreBPMNParseListeners() == null) {
            engine.setCustomPreBPMNParseListeners(new ArrayList<>());
        }
        return engine.getCustomPreBPMNParseListeners();
    }
}
