package org.countersign.process;

import java.util.Map;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.countersign.process.engine.EngineGuard;
import org.countersign.process.engine.RecordedDecision;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the guard around the engine: it knows the delegates, what a start may say, and the one form that records decisions. */
@Configuration(proxyBeanMethods = false)
class ProcessConfiguration {

    @Bean
    EngineGuard engineGuard(Map<String, JavaDelegate> delegates, ApproveActivationListener listener) {
        return new EngineGuard(
                delegates,
                new RecordedDecision(ApproveActivationListener.TASK, ApproveActivationListener.FORM, listener),
                StartVariables.NAMES,
                Routes.NAMES);
    }
}
