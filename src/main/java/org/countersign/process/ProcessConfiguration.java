package org.countersign.process;

import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.countersign.process.engine.EngineGuard;
import org.countersign.process.engine.Routes;
import org.countersign.process.engine.ServedProcess;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Puts the guard around the engine: it knows the delegates, what a start may say, the forms that record decisions, and the
 * processes that requests start.
 */
@Configuration(proxyBeanMethods = false)
class ProcessConfiguration {

    @Bean
    EngineGuard engineGuard(
            Map<String, JavaDelegate> delegates,
            List<DecisionListener> listeners,
            List<Routes> routes,
            @Value("${countersign.engine.keep-paths}") boolean keepsPaths) {
        return new EngineGuard(
                delegates,
                listeners.stream().map(DecisionListener::asTask).toList(),
                union(StartVariables.NAMES, ExtensionVariables.NAMES),
                routes,
                keepsPaths);
    }

    @Bean
    ServedProcess roleActivation() {
        return new ServedProcess(
                CamundaActivationWorkflow.PROCESS,
                "registerRequestDelegate",
                ApproveActivationListener.TASK,
                Set.of("scheduleActivationDelegate", "grantRoleDelegate"));
    }

    @Bean
    ServedProcess assignmentExtension() {
        return new ServedProcess(
                CamundaExtensionWorkflow.PROCESS, "registerExtensionDelegate", DecideExtensionListener.TASK, Set.of());
    }

    private static Set<String> union(Set<String> some, Set<String> others) {
        return Stream.concat(some.stream(), others.stream()).collect(toSet());
    }
}
