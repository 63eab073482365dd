package org.countersign.testing;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/**
 * What moves processes behind a test's back, once the store has changed. Whoever measures what a test passed has to wait
 * for it.
 */
public final class Nudges {

    /** One thread, so that whatever was handed to it before is done when something handed to it now is. */
    public static final String ONE_AFTER_ANOTHER = "spring.task.execution.pool.core-size=1";

    private Nudges() {}

    /** Waits until all that was to be moved is moved, and whatever that led to. */
    public static void await(ThreadPoolTaskExecutor executor) {
        do {
            assertThatCode(() -> executor.submit(() -> {}).get()).doesNotThrowAnyException();
        } while (!executor.getThreadPoolExecutor().getQueue().isEmpty());
    }
}
