package org.countersign.testing;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/**
 * What moves processes and their tasks behind a test's back, once the store has changed. Whoever measures what a test
 * passed, or takes a process away, has to wait for it.
 */
@TestComponent
public final class Nudges {

    /** Has one thread, so that whatever was handed to it before is done when something handed to it now is. */
    private final ObjectProvider<ThreadPoolTaskExecutor> executor;

    Nudges(@Qualifier("applicationTaskExecutor") ObjectProvider<ThreadPoolTaskExecutor> executor) {
        this.executor = executor;
    }

    /** Waits until all that was to be moved is moved, and whatever that led to. */
    public void await() {
        var pool = executor.getObject();
        do {
            assertThatCode(() -> pool.submit(() -> {}).get()).doesNotThrowAnyException();
        } while (!pool.getThreadPoolExecutor().getQueue().isEmpty());
    }
}
