package org.countersign.invariants;

import java.util.ArrayDeque;
import java.util.Queue;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.task.TaskExecutor;

/**
 * What the service does after a commit, in a thread of its own, waits here until the sequence lets it happen, or loses it
 * as a restart would: so that nothing depends on which thread is faster.
 */
@TestComponent("applicationTaskExecutor")
class HeldMessages implements TaskExecutor {

    private final Queue<Runnable> held = new ArrayDeque<>();

    @Override
    public synchronized void execute(Runnable message) {
        held.add(message);
    }

    void deliver() {
        for (var message = next(); message != null; message = next()) {
            message.run();
        }
    }

    private synchronized Runnable next() {
        return held.poll();
    }

    synchronized void lose() {
        held.clear();
    }
}
