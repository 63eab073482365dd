package org.countersign;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.countersign.audit.AuditStore;
import org.countersign.testing.ContextOfItsOwn;
import org.countersign.time.MovableClock;
import org.junit.jupiter.api.Tag;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.jooq.JooqAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;

/** The trail and what seals it, on a database of its own: tests may do with it what they like. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag(ContextOfItsOwn.TAG)
@ActiveProfiles("test")
@SpringBootTest(
        classes = AuditStoreTest.Store.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = "spring.datasource.url=jdbc:h2:mem:audit-store;LOCK_TIMEOUT=20000;DB_CLOSE_DELAY=-1")
public @interface AuditStoreTest {

    /** Neither engine nor web. */
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        TransactionAutoConfiguration.class,
        FlywayAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JooqAutoConfiguration.class,
        JacksonAutoConfiguration.class
    })
    @ConfigurationPropertiesScan({
        "org.countersign.keys",
        "org.countersign.audit.chain",
        "org.countersign.notification.webhook"
    })
    @ComponentScan({"org.countersign.keys", "org.countersign.audit.chain"})
    @Import({StoreConfiguration.class, AuditStore.class, MovableClock.class})
    class Store {}
}
