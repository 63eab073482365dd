package org.countersign;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Bounds how long PostgreSQL is waited for, and how long it waits for a node. Its driver waits for ever otherwise: a
 * connection whose packets get lost would hold its thread until somebody starts the node anew, and the server would keep
 * the locks of a node that is gone.
 *
 * <p>Whoever sets the same in another way, such as in the database's address, is listened to. H2 runs in this process,
 * and knows no such settings.
 */
class DatabaseTimeouts implements EnvironmentPostProcessor, Ordered {

    /** How long one answer may take; zero: for ever. */
    static final String ANSWER_TIMEOUT = "countersign.database.answer-timeout";

    /** As long as jobs and mails of a node that is gone stay its own. */
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        var url = environment.getProperty("spring.datasource.url", "");
        var timeout = answerTimeout(environment);
        if (url.startsWith("jdbc:postgresql:") && !timeout.isZero()) {
            environment.getPropertySources().addLast(new MapPropertySource("databaseTimeouts", settings(timeout)));
        }
    }

    /** None, where it cannot be read: what is wrong with settings is told together, later. */
    private static Duration answerTimeout(ConfigurableEnvironment environment) {
        try {
            return Binder.get(environment).bind(ANSWER_TIMEOUT, Duration.class).orElse(Duration.ZERO);
        } catch (BindException e) {
            return Duration.ZERO;
        }
    }

    private static Map<String, Object> settings(Duration timeout) {
        var settings = new HashMap<String, Object>();
        settings.put("spring.datasource.hikari.data-source-properties.socketTimeout", timeout.toSeconds());
        settings.put("spring.datasource.hikari.data-source-properties.tcpKeepAlive", true);
        settings.put(
                "spring.datasource.hikari.connection-init-sql",
                "set idle_in_transaction_session_timeout = '%ds'".formatted(LONGEST_PAUSE.toSeconds()));
        // Migrations have connections of their own: one of them may take as long as a table is large.
        settings.put("spring.flyway.url", "${spring.datasource.url}");
        settings.put("spring.flyway.user", "${spring.datasource.username}");
        settings.put("spring.flyway.password", "${spring.datasource.password}");
        return settings;
    }

    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER + 1;
    }
}
