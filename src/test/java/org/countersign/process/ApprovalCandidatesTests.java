package org.countersign.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionOperations;

/** How often all tasks are offered anew where many memberships change. */
class ApprovalCandidatesTests {

    private final DecisionListener decision = mock(DecisionListener.class, RETURNS_DEEP_STUBS);
    private final AtomicInteger refreshes = new AtomicInteger();
    private final CountDownLatch first = new CountDownLatch(1);
    private final CountDownLatch rest = new CountDownLatch(1);

    /** Each is a look at all tasks, on the threads that tell processes what is over. */
    @Test
    void whateverChangesDuringARefreshIsOneMoreAfterIt() throws Exception {
        var threads = Executors.newFixedThreadPool(8);
        var candidates = new ApprovalCandidates(
                mock(TaskService.class, RETURNS_DEEP_STUBS),
                mock(RuntimeService.class),
                mock(AuthorizationService.class),
                List.of(decision),
                mock(TransactionOperations.class),
                threads::execute);
        when(decision.asTask().task()).thenAnswer(call -> refresh());

        candidates.approversChanged();
        first.await();
        for (var i = 0; i < 50; i++) {
            candidates.approversChanged();
        }
        assertThat(refreshes).as("begun while the first one runs").hasValue(1);
        rest.countDown();
        threads.shutdown();

        assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        assertThat(refreshes).hasValue(2);
    }

    private String refresh() throws InterruptedException {
        refreshes.incrementAndGet();
        first.countDown();
        rest.await();
        return "task";
    }
}
