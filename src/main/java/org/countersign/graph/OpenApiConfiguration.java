package org.countersign.graph;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.countersign.graph.odata.QueryOptions;
import org.springdoc.core.models.GroupedOpenApi;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The description of the REST API, made from its controllers: one of each version. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(QueryOptions.class);
    }

    private static final String BASIC = "basic";

    @Bean
    static OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Countersign")
                        .description("Privileged Identity Management: a compatible subset of Microsoft Graph.")
                        .version("v1.0")
                        .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
                .components(new Components()
                        .addSecuritySchemes(
                                BASIC,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("basic")))
                .addSecurityItem(new SecurityRequirement().addList(BASIC));
    }

    @Bean
    static GroupedOpenApi currentVersion() {
        return GroupedOpenApi.builder().group("v1.0").pathsToMatch("/v1.0/**").build();
    }

    @Bean
    static GroupedOpenApi betaVersion() {
        return GroupedOpenApi.builder().group("beta").pathsToMatch("/beta/**").build();
    }

    @Bean
    static OpenApiOperations openApiOperations() {
        return new OpenApiOperations();
    }

    @Bean
    static RecordSchemas recordSchemas(ObjectMapper json) {
        return new RecordSchemas(json);
    }
}
