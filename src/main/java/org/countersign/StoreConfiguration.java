package org.countersign;

import org.jooq.conf.RenderQuotedNames;
import org.springframework.boot.autoconfigure.jooq.DefaultConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How the store writes SQL, and says what it wrote. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

    /** Names without quotes, so that the same ones fit H2, which folds them up, and PostgreSQL, which folds them down. */
    @Bean
    DefaultConfigurationCustomizer unquotedNames() {
        return configuration ->
                configuration.settings().withRenderQuotedNames(RenderQuotedNames.EXPLICIT_DEFAULT_UNQUOTED);
    }

    /** The database's own log shows statements, where somebody has to see them; each of them would be prepared for ours. */
    @Bean
    DefaultConfigurationCustomizer noLogOfStatements() {
        return configuration -> configuration.settings().withExecuteLogging(false);
    }
}
