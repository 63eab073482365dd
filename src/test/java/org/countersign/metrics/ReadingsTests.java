package org.countersign.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.SimpleTransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** How often the database is asked for figures, and what is told while it does not answer. */
class ReadingsTests {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(200);

    private final AtomicInteger waiting = new AtomicInteger(7);
    private final Figure first = Figure.count("first", "The first", waiting::get);
    private final Figure second = Figure.seconds("second", "The second", () -> waiting.get() / 2.0);

    @Test
    void whoeverAsksForAllIsAnsweredFromOneTransaction() {
        var database = new Database(() -> {});
        var readings = readings(database, LONG, LONG);

        assertThat(Stream.of(first, second, first).map(readings::of)).containsExactly(7.0, 3.5, 7.0);
        assertThat(database.transactions).hasValue(1);
    }

    @Test
    void whoeverAsksLaterIsToldWhatIsThen() {
        var readings = readings(new Database(() -> {}), Duration.ZERO, LONG);
        assertThat(readings.of(first)).isEqualTo(7);

        waiting.set(8);

        assertThat(readings.of(first)).isEqualTo(8);
    }

    @Test
    void whatCannotBeReadIsNoNumberAndIsAskedForOnce() {
        var database = new Database(() -> {
            throw new CannotCreateTransactionException("There is no connection");
        });
        var readings = readings(database, LONG, LONG);

        assertThat(Stream.of(first, second, first).map(readings::of)).containsOnly(Double.NaN);
        assertThat(database.transactions).hasValue(1);
    }

    @Test
    void aDatabaseThatDoesNotAnswerHoldsUpOneGauge() {
        var open = new CountDownLatch(1);
        var readings = readings(new Database(() -> await(open)), LONG, SHORT);

        assertTimeout(SHORT.multipliedBy(20), () -> assertThat(
                        IntStream.range(0, 50).mapToDouble(gauge -> readings.of(first)))
                .containsOnly(Double.NaN));
        open.countDown();
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsNotAskedTwiceAtATime() {
        var open = new CountDownLatch(1);
        var database = new Database(() -> await(open));
        var readings = readings(database, Duration.ZERO, SHORT);

        assertThat(Stream.of(first, second).map(readings::of)).containsOnly(Double.NaN);
        Awaitility.await().untilAsserted(() -> assertThat(database.transactions).hasValue(1));
        open.countDown();
    }

    @Test
    void whatCameTooLateServesWhoAsksNext() {
        var open = new Semaphore(0);
        var database = new Database(open::acquireUninterruptibly);
        var readings = readings(database, Duration.ZERO, SHORT);
        assertThat(readings.of(first)).isNaN();

        open.release();
        Awaitility.await().until(() -> database.ended.get() == 1);
        waiting.set(8);

        assertThat(Stream.of(first, second).map(readings::of)).containsExactly(7.0, 3.5);
    }

    @Test
    void whatCameTooLateServesForAWhileOnly() {
        var open = new Semaphore(0);
        var database = new Database(open::acquireUninterruptibly);
        var readings = new Readings(
                List.of(first, second), new TransactionTemplate(database), Duration.ZERO, SHORT, Duration.ofNanos(1));
        assertThat(readings.of(first)).isNaN();
        open.release();
        Awaitility.await().until(() -> database.ended.get() == 1);

        Awaitility.await().untilAsserted(() -> assertThat(readings.of(first)).isNaN());
    }

    @Test
    void aDatabaseThatAnsweredInTimeAndDoesNoMoreTellsNothing() {
        var open = new Semaphore(1);
        var readings = readings(new Database(open::acquireUninterruptibly), Duration.ZERO, SHORT);
        assertThat(readings.of(first)).isEqualTo(7);

        assertThat(readings.of(first)).isNaN();
    }

    private Readings readings(Database database, Duration kept, Duration patience) {
        return new Readings(List.of(first, second), new TransactionTemplate(database), kept, patience, LONG);
    }

    private static void await(CountDownLatch open) {
        try {
            open.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Counts its transactions, and does something before each. */
    private static final class Database implements PlatformTransactionManager {

        private final AtomicInteger transactions = new AtomicInteger();
        private final AtomicInteger ended = new AtomicInteger();
        private final Runnable first;

        Database(Runnable first) {
            this.first = first;
        }

        @Override
        public TransactionStatus getTransaction(TransactionDefinition definition) {
            transactions.incrementAndGet();
            first.run();
            return new SimpleTransactionStatus();
        }

        @Override
        public void commit(TransactionStatus status) {
            assertThat(status.isRollbackOnly()).isFalse();
            ended.incrementAndGet();
        }

        @Override
        public void rollback(TransactionStatus status) {
            assertThat(status.isCompleted()).isFalse();
        }
    }
}
