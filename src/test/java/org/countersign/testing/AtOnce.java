package org.countersign.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** Lets several act at the same moment. */
public final class AtOnce {

    /** Shared: hundreds of races need no hundreds of threads. */
    private static final ExecutorService THREADS = Executors.newCachedThreadPool(task -> {
        var thread = new Thread(task, "at-once");
        thread.setDaemon(true);
        return thread;
    });

    private AtOnce() {}

    /** What came of the actions, in their order; none begins before all of them are ready. */
    public static <T> List<T> atOnce(List<Callable<T>> actions) {
        var start = new CyclicBarrier(actions.size());
        Stream<Future<T>> running = actions.stream()
                .map(action -> THREADS.submit(() -> {
                    start.await();
                    return action.call();
                }));
        return outcomesOf(running.toList());
    }

    private static <T> List<T> outcomesOf(List<Future<T>> running) {
        try {
            var outcomes = new ArrayList<T>();
            for (var future : running) {
                outcomes.add(future.get());
            }
            return outcomes;
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }
}
