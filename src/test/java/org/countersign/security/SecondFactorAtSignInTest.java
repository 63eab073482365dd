package org.countersign.security;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.countersign.CountersignTest;
import org.countersign.testing.ContextOfItsOwn;
import org.junit.jupiter.api.Tag;
import org.springframework.test.context.TestPropertySource;

/** The whole application as it ships: a session asks whoever has a second factor for it. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@CountersignTest
@Tag(ContextOfItsOwn.TAG)
@TestPropertySource(
        properties = {
            "countersign.sign-in.second-factor=enrolled",
            "spring.datasource.url=jdbc:h2:mem:second-factor;LOCK_TIMEOUT=20000;DB_CLOSE_DELAY=-1",
            "countersign.data-dir=${test.data}/second-factor",
            // The JVM knows its engines by name, and other tests have one too.
            "camunda.bpm.process-engine-name=second-factor"
        })
@interface SecondFactorAtSignInTest {}
