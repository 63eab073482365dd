package org.countersign.firstrun;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.countersign.CountersignTest;
import org.countersign.testing.ContextOfItsOwn;
import org.junit.jupiter.api.Tag;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** The whole application on a database of its own, which {@link EmptyInstallation} empties. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@CountersignTest
@Tag(ContextOfItsOwn.TAG)
@Import(EmptyInstallation.class)
@TestPropertySource(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:first-run;LOCK_TIMEOUT=20000;DB_CLOSE_DELAY=-1",
            "countersign.data-dir=${test.data}/first-run",
            // The JVM knows its engines by name, and other tests have one too.
            "camunda.bpm.process-engine-name=first-run"
        })
public @interface FirstRunTest {}
