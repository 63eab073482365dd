package org.countersign.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfiguration;

/** Runs the tests that a class inherits on a real PostgreSQL in place of H2. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag(ContextOfItsOwn.TAG)
@ContextConfiguration(initializers = OnPostgreSql.Start.class)
public @interface OnPostgreSql {

    /** Starts a server for the lifetime of a context. */
    final class Start implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            try {
                // Its own hook would stop it at the end of the JVM while the beans are still at work.
                var server = Servers.postgreSql().setRegisterShutdownHook(false).start();
                // Registered before any other bean, and so stopped after them all.
                ((DefaultListableBeanFactory) context.getBeanFactory())
                        .registerDisposableBean("embeddedPostgres", server::close);
                TestPropertyValues.of(
                                "spring.datasource.url=" + server.getJdbcUrl("postgres", "postgres"),
                                "spring.datasource.username=postgres",
                                // The JVM knows its engines by name, and the tests on H2 have one too.
                                "camunda.bpm.process-engine-name=on-postgresql")
                        .applyTo(context);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
