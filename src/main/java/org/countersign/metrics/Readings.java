package org.countersign.metrics;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Reads all figures at once, over one connection, and keeps what came of it for a moment: also that nothing came. So
 * whoever asks for one after the other is held up once at most, and not for long, when the database does not answer. What
 * came too late for one who asked serves those who ask after him, for a while: a database that is slow at each time still
 * tells something.
 */
final class Readings {

    private static final Logger log = LoggerFactory.getLogger(Readings.class);

    /** Longer than whoever collects metrics takes for all of them, shorter than anybody's pause between two times. */
    static final Duration KEPT = Duration.ofSeconds(1);

    /** Prometheus hangs up after ten seconds, and the other metrics are worth having. */
    static final Duration PATIENCE = Duration.ofSeconds(3);

    /** As long as the longest usual pause between two times, and a little. */
    static final Duration GOOD = Duration.ofSeconds(90);

    private final List<Figure> figures;
    private final TransactionOperations transactions;
    private final Duration kept;
    private final Duration patience;
    private final Duration good;

    private CompletableFuture<Reading> underWay = CompletableFuture.completedFuture(Reading.NONE);
    private boolean isLate;
    private Reading late = Reading.NONE;
    private Map<Figure, Double> latest = Map.of();
    private long readAt;
    private boolean isRead;

    /**
     * @param kept for how long a reading is told
     * @param patience for how long whoever asks is held up
     * @param good how long ago a reading may have begun that came too late, and is told in place of one that does so too
     */
    Readings(
            List<Figure> figures, TransactionOperations transactions, Duration kept, Duration patience, Duration good) {
        this.figures = List.copyOf(figures);
        this.transactions = transactions;
        this.kept = kept;
        this.patience = patience;
        this.good = good;
    }

    /** What came of asking at that time, by the JVM's measure. */
    private record Reading(Map<Figure, Double> values, long begunAt) {

        static final Reading NONE = new Reading(Map.of(), 0);
    }

    /** What it is now, to a second, or was a while ago; not a number: the database does not tell. */
    synchronized double of(Figure figure) {
        if (!isRead || System.nanoTime() - readAt > kept.toNanos()) {
            latest = readInTime();
            readAt = System.nanoTime();
            isRead = true;
        }
        return latest.getOrDefault(figure, Double.NaN);
    }

    /** One that is still under way gets no other beside it: each would take a connection, or wait for one. */
    private Map<Figure, Double> readInTime() {
        if (underWay.isDone()) {
            late = isLate && !underWay.isCompletedExceptionally() ? underWay.join() : Reading.NONE;
            isLate = false;
            underWay = CompletableFuture.supplyAsync(this::read, Readings::inAThreadOfItsOwn);
        }
        try {
            return underWay.get(patience.toMillis(), MILLISECONDS).values();
        } catch (TimeoutException e) {
            isLate = true;
            return lateValues();
        } catch (ExecutionException e) {
            log.warn(
                    "There are no figures for the metrics: {}",
                    NestedExceptionUtils.getMostSpecificCause(e).toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Map.of();
    }

    /** None from a database that answered in time until now: then it has stopped to answer, and that is to be seen. */
    private Map<Figure, Double> lateValues() {
        var isGood = !late.values().isEmpty() && System.nanoTime() - late.begunAt() <= good.toNanos();
        log.warn(
                "There are no {}figures for the metrics: the database took longer than {}",
                isGood ? "new " : "",
                patience);
        return isGood ? late.values() : Map.of();
    }

    private Reading read() {
        var begunAt = System.nanoTime();
        var values = Objects.requireNonNull(transactions.execute(
                transaction -> figures.stream().collect(toUnmodifiableMap(figure -> figure, figure -> figure.reading()
                        .getAsDouble()))));
        return new Reading(values, begunAt);
    }

    private static void inAThreadOfItsOwn(Runnable reading) {
        var thread = new Thread(reading, "countersign-metrics");
        thread.setDaemon(true);
        thread.start();
    }
}
