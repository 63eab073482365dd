package org.countersign.graph;

import jakarta.servlet.DispatcherType;
import java.util.List;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcRegistrations;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.filter.UrlHandlerFilter;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** How Spring MVC finds and calls the API's controllers. */
@Configuration(proxyBeanMethods = false)
class GraphConfiguration implements WebMvcConfigurer {

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new ServedOptions());
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new QueryOptionsResolver());
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

    @Bean
    static UrlHandlerFilter trailingSlashes() {
        return UrlHandlerFilter.trailingSlashHandler("/{version:(?i:v1\\.0|beta)}/**")
                .wrapRequest()
                .build();
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
