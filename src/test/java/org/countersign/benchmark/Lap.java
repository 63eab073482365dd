package org.countersign.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/**
 * What it took to do something with each of many.
 *
 * @param took nanoseconds from the first begin to the last end
 * @param each nanoseconds of each, in ascending order
 */
record Lap(long took, long[] each) {

    /** Does it with each, as fast as the threads can; nobody waits for anybody. */
    static <T> Lap of(ExecutorService threads, List<T> subjects, Consumer<T> action) {
        var begin = System.nanoTime();
        var each = resultsOf(subjects.stream()
                .map(subject -> threads.submit(timed(subject, action)))
                .toList());
        return new Lap(
                System.nanoTime() - begin,
                each.stream().mapToLong(Long::longValue).sorted().toArray());
    }

    static Lap sum(List<Lap> laps) {
        return new Lap(
                laps.stream().mapToLong(Lap::took).sum(),
                laps.stream()
                        .flatMapToLong(lap -> LongStream.of(lap.each))
                        .sorted()
                        .toArray());
    }

    double perSecond() {
        return each.length / (took / (double) Duration.ofSeconds(1).toNanos());
    }

    /** Milliseconds that this share of all did not exceed. */
    double percentile(double share) {
        return each[(int) Math.min(each.length - 1, Math.floor(each.length * share))]
                / (double) Duration.ofMillis(1).toNanos();
    }

    private static <T> Callable<Long> timed(T subject, Consumer<T> action) {
        return () -> {
            var begin = System.nanoTime();
            action.accept(subject);
            return System.nanoTime() - begin;
        };
    }

    private static List<Long> resultsOf(List<Future<Long>> running) {
        try {
            var results = new ArrayList<Long>();
            for (var future : running) {
                results.add(future.get());
            }
            return results;
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Lap lap && took == lap.took && Arrays.equals(each, lap.each);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(each);
    }

    @Override
    public String toString() {
        return "%.0f/s, p50 %.2f ms, p99 %.2f ms".formatted(perSecond(), percentile(0.5), percentile(0.99));
    }
}
