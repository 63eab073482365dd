package org.countersign.benchmark;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.countersign.testing.Scene;
import org.countersign.time.MovableClock;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * The service as it ships, with everything that works in the background, on a PostgreSQL of its own. Benchmarks measure;
 * they run with {@code mvn -Pbenchmark verify} alone.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = Benchmark.Start.class)
@Import({MovableClock.class, Scene.class})
@interface Benchmark {

    /** Starts the server for the lifetime of a context. */
    final class Start implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            var server = new Server();
            var beans = (DefaultListableBeanFactory) context.getBeanFactory();
            beans.registerSingleton("server", server);
            // Registered before any other bean, and so stopped after them all.
            beans.registerDisposableBean("serverStop", server::close);
            TestPropertyValues.of(
                            "spring.datasource.url=" + server.databaseNamed("countersign"),
                            "spring.datasource.username=" + Server.USER,
                            "countersign.data-dir=target/benchmark-data")
                    .applyTo(context);
        }
    }
}
