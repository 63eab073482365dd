package org.countersign.metrics;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Reads all figures at once, over one connection, and keeps what came of it for a moment: also that nothing came. So
 * whoever asks for one after the other is held up once at most, and not for long, when the database does not answer.
 */
final class Readings {

    private static final Logger log = LoggerFactory.getLogger(Readings.class);

    /** Longer than whoever collects metrics takes for all of them, shorter than anybody's pause between two times. */
    static final Duration KEPT = Duration.ofSeconds(1);

    /** Prometheus hangs up after ten seconds, and the other metrics are worth having. */
    static final Duration PATIENCE = Duration.ofSeconds(3);

    private final List<Figure> figures;
    private final TransactionOperations transactions;
    private final Duration kept;
    private final Duration patience;

    private Future<Map<Figure, Double>> underWay = CompletableFuture.completedFuture(Map.of());
    private Map<Figure, Double> latest = Map.of();
    private long readAt;
    private boolean isRead;

    Readings(List<Figure> figures, TransactionOperations transactions, Duration kept, Duration patience) {
        this.figures = List.copyOf(figures);
        this.transactions = transactions;
        this.kept = kept;
        this.patience = patience;
    }

    /** What it is now, to a second; not a number: the database does not tell. */
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
            underWay = CompletableFuture.supplyAsync(this::read, Readings::inAThreadOfItsOwn);
        }
        try {
            return underWay.get(patience.toMillis(), MILLISECONDS);
        } catch (TimeoutException e) {
            log.warn("There are no figures for the metrics: the database took longer than {}", patience);
        } catch (ExecutionException e) {
            log.warn(
                    "There are no figures for the metrics: {}",
                    NestedExceptionUtils.getMostSpecificCause(e).toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Map.of();
    }

    private Map<Figure, Double> read() {
        return Objects.requireNonNull(transactions.execute(
                transaction -> figures.stream().collect(toUnmodifiableMap(figure -> figure, figure -> figure.reading()
                        .getAsDouble()))));
    }

    private static void inAThreadOfItsOwn(Runnable reading) {
        var thread = new Thread(reading, "countersign-metrics");
        thread.setDaemon(true);
        thread.start();
    }
}
