package org.countersign.process.tasklist;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Set;
import org.countersign.activation.Activations;
import org.countersign.security.CurrentUser;
import org.countersign.security.FleetingAttributes;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Tasklist's part of the chain, behind the service's own filters: who is signed in, and what he tried in vain. */
@Configuration(proxyBeanMethods = false)
class TasklistSignOn {

    @Bean
    FilterRegistrationBean<TasklistSignOnFilter> tasklistSignOnFilter() {
        var registration = new FilterRegistrationBean<>(new TasklistSignOnFilter());
        registration.addInitParameter("authentication-provider", SignedInAuthenticationProvider.class.getName());
        registration.addUrlPatterns("/camunda/app/*", "/camunda/api/*");
        registration.setOrder(Ordered.LOWEST_PRECEDENCE - 10);
        return registration;
    }

    /** Who is signed in and what he may is asked anew at each request; a copy of it would be a write a request. */
    @Bean
    FleetingAttributes tasklistAttributes() {
        return new FleetingAttributes(Set.of("authenticatedUser"));
    }

    @Bean
    FilterRegistrationBean<TasklistTokenFilter> tasklistTokenFilter() {
        var registration = new FilterRegistrationBean<>(new TasklistTokenFilter());
        registration.addUrlPatterns("/camunda/app/*", "/camunda/api/*");
        registration.setOrder(Ordered.LOWEST_PRECEDENCE - 20);
        return registration;
    }

    @Bean
    FilterRegistrationBean<RefusedAttemptsFilter> refusedAttemptsFilter(
            ApplicationEventPublisher events, CurrentUser currentUser, ObjectMapper json) {
        var registration = new FilterRegistrationBean<>(new RefusedAttemptsFilter(events, currentUser, json));
        registration.addUrlPatterns("/camunda/api/*", "/engine-rest/*");
        registration.setOrder(Ordered.LOWEST_PRECEDENCE - 20);
        return registration;
    }

    @Bean
    FilterRegistrationBean<StartAnswersFilter> startAnswersFilter(
            ApplicationEventPublisher events, Activations activations, CurrentUser currentUser, ObjectMapper json) {
        var registration = new FilterRegistrationBean<>(new StartAnswersFilter(events, activations, currentUser, json));
        registration.addUrlPatterns("/camunda/api/*", "/engine-rest/*");
        registration.setOrder(Ordered.LOWEST_PRECEDENCE - 20);
        return registration;
    }
}
