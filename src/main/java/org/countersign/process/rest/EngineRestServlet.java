package org.countersign.process.rest;

import org.camunda.bpm.engine.rest.impl.CamundaRestResources;
import org.camunda.bpm.engine.rest.security.auth.ProcessEngineAuthenticationFilter;
import org.countersign.process.tasklist.SignedInAuthenticationProvider;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.servlet.ServletContainer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/**
 * Mounts the engine's REST API at {@code /engine-rest}, if it is switched on; else there is nothing behind that path.
 * It acts as whoever is signed in to the service, by HTTP Basic, so that the engine's permissions and limits hold.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("countersign.engine-rest.enabled")
class EngineRestServlet {

    private static final String EVERYTHING = "/engine-rest/*";

    @Bean
    ServletRegistrationBean<ServletContainer> engineRestRegistration() {
        var api = new ResourceConfig();
        api.registerClasses(CamundaRestResources.getResourceClasses());
        api.registerClasses(CamundaRestResources.getConfigurationClasses());
        var registration = new ServletRegistrationBean<>(new ServletContainer(api), EVERYTHING);
        registration.setName("engine-rest");
        return registration;
    }

    @Bean
    FilterRegistrationBean<ProcessEngineAuthenticationFilter> engineRestSignOnFilter() {
        var registration = new FilterRegistrationBean<>(new ProcessEngineAuthenticationFilter());
        registration.addInitParameter("authentication-provider", SignedInAuthenticationProvider.class.getName());
        registration.addUrlPatterns(EVERYTHING);
        registration.setOrder(Ordered.LOWEST_PRECEDENCE - 10);
        return registration;
    }
}
