package org.countersign.audit.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What is handed on to somebody who is slow, or away. */
class NewestCheckpointTests {

    private static final Duration PAUSE = Duration.ofMillis(10);

    private final Queue<Long> taken = new ConcurrentLinkedQueue<>();

    @Test
    void whoIsSlowGetsTheNewestAndHoldsNobodyUp() {
        var free = new CountDownLatch(1);
        try (var newest = new NewestCheckpoint("test", checkpoint -> note(checkpoint, free), PAUSE)) {
            newest.take(checkpoint(1));
            await().untilAsserted(() -> assertThat(taken).containsExactly(1L));
            for (var seq = 2; seq <= 1000; seq++) {
                newest.take(checkpoint(seq));
            }
            free.countDown();

            await().untilAsserted(() -> assertThat(taken).containsExactly(1L, 1000L));
        }
    }

    @Test
    void whoFailsGetsItAgain() {
        var tries = new AtomicInteger();
        try (var newest = new NewestCheckpoint(
                "test",
                checkpoint -> {
                    if (tries.incrementAndGet() < 3) {
                        throw new IllegalStateException("away");
                    }
                    taken.add(checkpoint.seq());
                },
                PAUSE)) {
            newest.take(checkpoint(7));

            await().untilAsserted(() -> assertThat(taken).containsExactly(7L));
            assertThat(tries).hasValue(3);
        }
    }

    private void note(SignedCheckpoint checkpoint, CountDownLatch free) {
        taken.add(checkpoint.seq());
        try {
            free.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SignedCheckpoint checkpoint(long seq) {
        return new SignedCheckpoint(new Checkpoint("a-trail", seq, "A".repeat(43) + "="), "a-trail", new byte[68]);
    }
}
