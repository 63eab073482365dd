package org.countersign.process;

import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.countersign.process.engine.EngineGuard;
import org.countersign.process.engine.Routes;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the guard around the engine: it knows the delegates, what a start may say, and the forms that record decisions. */
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

    private static Set<String> union(Set<String> some, Set<String> others) {
        return Stream.concat(some.stream(), others.stream()).collect(toSet());
    }
}
