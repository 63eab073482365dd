package org.countersign.security;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.context.WebServerInitializedEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.RegexRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * The door to the metrics: there is one only where a port of its own is set for it. Whoever reaches that port reads them;
 * nobody is named in them. At the service's own port the last chain denies them.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("management.server.port")
class MetricsDoor {

    private static final RequestMatcher METRICS =
            new RegexRequestMatcher("/actuator/(prometheus|health(/.*)?)(\\?.*)?", "GET");

    /** None yet: nobody reads anything. */
    private volatile int port = -1;

    @EventListener
    void on(WebServerInitializedEvent event) {
        if ("management".equals(event.getApplicationContext().getServerNamespace())) {
            port = event.getWebServer().getPort();
        }
    }

    @Bean
    @Order(-2)
    SecurityFilterChain metrics(HttpSecurity http) throws Exception {
        RequestMatcher atThatPort = request -> request.getLocalPort() == port;
        return http.securityMatcher(new AndRequestMatcher(METRICS, atThatPort))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .build();
    }
}
