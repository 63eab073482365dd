package org.countersign;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.countersign.testing.CheapPasswords;
import org.countersign.testing.Nudges;
import org.countersign.testing.Rows;
import org.countersign.testing.Scene;
import org.countersign.testing.SceneClearing;
import org.countersign.testing.WriteFaults;
import org.countersign.time.MovableClock;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.TestExecutionListeners;
import org.springframework.test.context.TestExecutionListeners.MergeMode;

/**
 * The whole application with real beans on a port of its own. All such tests share one context, so each makes the people
 * and roles it needs. No job executor and no sweep runs by itself: tests fire what shall happen.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
@TestExecutionListeners(listeners = SceneClearing.class, mergeMode = MergeMode.MERGE_WITH_DEFAULTS)
@Import({CheapPasswords.class, MovableClock.class, Nudges.class, Scene.class, WriteFaults.class, Rows.class})
public @interface CountersignTest {}
