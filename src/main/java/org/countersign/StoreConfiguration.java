package org.countersign;

import org.countersign.recall.Forgetting;
import org.countersign.recall.Writing;
import org.jooq.conf.RenderQuotedNames;
import org.springframework.boot.autoconfigure.jooq.DefaultConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** How the store writes SQL. */
@Configuration(proxyBeanMethods = false)
@Import({Forgetting.class, Writing.class})
class StoreConfiguration {

    /** Names without quotes, so that the same ones fit H2, which folds them up, and PostgreSQL, which folds them down. */
    @Bean
    DefaultConfigurationCustomizer unquotedNames() {
        return configuration ->
                configuration.settings().withRenderQuotedNames(RenderQuotedNames.EXPLICIT_DEFAULT_UNQUOTED);
    }
}
