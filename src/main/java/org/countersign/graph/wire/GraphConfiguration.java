package org.countersign.graph.wire;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import org.apache.catalina.core.StandardHost;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcRegistrations;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** How Spring MVC finds and calls the API's controllers. */
@Configuration(proxyBeanMethods = false)
class GraphConfiguration implements WebMvcConfigurer {

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new ConfidentialRoutes());
        registry.addInterceptor(new UntaggedRoutes());
    }

    @Bean
    static WebMvcRegistrations graphRegistrations() {
        return new WebMvcRegistrations() {
            @Override
            public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
                return new GraphMapping();
            }
        };
    }

    /** Comes before the firewall, which lets in one spelling of a path. */
    @Bean
    static FilterRegistrationBean<CanonicalPathFilter> canonicalPathFilter() {
        return first(new CanonicalPathFilter());
    }

    @Bean
    static FilterRegistrationBean<RequestIdFilter> requestIdFilter() {
        return first(new RequestIdFilter());
    }

    private static <F extends Filter> FilterRegistrationBean<F> first(F filter) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    /** An encoded slash reaches the firewall, which turns it down in the API's words. */
    @Bean
    static WebServerFactoryCustomizer<TomcatServletWebServerFactory> graphErrorReport(
            ObjectProvider<GraphErrorWriter> errors) {
        return factory -> {
            factory.addConnectorCustomizers(
                    connector -> connector.setEncodedSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue()));
            factory.addContextCustomizers(context -> {
                var host = (StandardHost) context.getParent();
                host.setErrorReportValveClass(GraphErrorReport.class.getName());
                host.getPipeline().addValve(new GraphErrorReport(errors));
            });
        };
    }

    /** Comes before the sign-in: it tells nothing, and the firewall would turn the same request down again. */
    @Bean
    static FilterRegistrationBean<ErrorDispatchFilter> errorDispatchFilter(GraphErrorWriter errors) {
        var registration = new FilterRegistrationBean<>(new ErrorDispatchFilter(errors));
        registration.setDispatcherTypes(DispatcherType.ERROR);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }
}
