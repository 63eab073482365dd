package org.countersign.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.atMost;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.countersign.directory.UserId;
import org.countersign.notification.Outbox.Claim;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who sends, when, and what a mail server can do to it. */
class DispatcherTests {

    private static final Instant QUEUED = Instant.parse("2026-11-23T10:15:30Z");

    private final Queue<Claim> due = new ConcurrentLinkedQueue<>();
    private final Outbox outbox = mock(Outbox.class);
    private final Channel channel = mock(Channel.class);
    private final Dispatcher dispatcher = new Dispatcher(outbox, Outbox.MAIL, channel);

    @BeforeEach
    void handOutWhatIsDue() {
        when(outbox.claim(any(), anyInt())).thenAnswer(call -> handful(call.getArgument(1)));
    }

    @AfterEach
    void stop() throws InterruptedException {
        dispatcher.stop();
    }

    @Test
    void whatIsDueIsSentAndMarked() {
        var first = due();
        var second = due();

        dispatcher.sendDue();

        verify(outbox, timeout(5000)).sent(first.draft().id());
        verify(outbox, timeout(5000)).sent(second.draft().id());
    }

    @Test
    void aServerThatHangsHoldsUpNobodyWhoQueues() throws Exception {
        var answer = new CountDownLatch(1);
        doAnswer(call -> answer.await(30, TimeUnit.SECONDS)).when(channel).send(any(), any());
        due();
        try {
            var start = System.nanoTime();
            for (int i = 0; i < 10_000; i++) {
                dispatcher.sendDue();
            }
            assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start))
                    .isLessThan(5);
        } finally {
            answer.countDown();
        }
    }

    @Test
    void aBurstOfNudgesAsksTheOutboxOnlyAFewTimes() throws Exception {
        var answer = new CountDownLatch(1);
        var sending = new CountDownLatch(1);
        doAnswer(call -> {
                    sending.countDown();
                    return answer.await(30, TimeUnit.SECONDS);
                })
                .when(channel)
                .send(any(), any());
        due();
        dispatcher.sendDue();
        assertThat(sending.await(5, TimeUnit.SECONDS)).isTrue();
        for (int i = 0; i < 1000; i++) {
            dispatcher.sendDue();
        }
        var late = due();
        answer.countDown();

        verify(outbox, timeout(5000)).sent(late.draft().id());
        dispatcher.stop();
        verify(outbox, atMost(9)).claim(any(), anyInt());
    }

    @Test
    void aFailureOfAnySortIsRecordedAndTheNextMailGoesOut() {
        var broken = due();
        var fine = due();
        doThrow(new IllegalStateException("Bang\r\nINFO all is well"))
                .when(channel)
                .send(broken.draft(), QUEUED);

        dispatcher.sendDue();

        verify(outbox, timeout(5000)).failed(broken, "Bang INFO all is well");
        verify(outbox, timeout(5000)).sent(fine.draft().id());
    }

    @Test
    void whatWillNeverArriveIsGivenUpAtOnceAndTheNextMailGoesOut() {
        var refused = due();
        var fine = due();
        doThrow(MailNotSent.forGood(new IllegalStateException("550 no")))
                .when(channel)
                .send(refused.draft(), QUEUED);

        dispatcher.sendDue();

        verify(outbox, timeout(5000)).giveUp(refused, "550 no");
        verify(outbox, timeout(5000)).sent(fine.draft().id());
        verify(outbox, never()).failed(any(), any());
    }

    @Test
    void aDatabaseThatIsAwayIsAskedAgainNextTime() {
        doThrow(new IllegalStateException("No connection"))
                .doAnswer(call -> handful(call.getArgument(1)))
                .when(outbox)
                .claim(any(), anyInt());
        var claim = due();

        await().untilAsserted(() -> {
            dispatcher.sendDue();
            verify(outbox).sent(claim.draft().id());
        });
    }

    @Test
    void whatWasNotTriedWhenTheDatabaseWentAwayIsGivenBack() {
        var sent = due();
        var other = due();
        doThrow(new IllegalStateException("No connection"))
                .when(outbox)
                .sent(sent.draft().id());

        dispatcher.sendDue();

        verify(outbox, timeout(5000)).giveBack(List.of(other));
    }

    @Test
    void aNudgeAfterTheEndIsNoError() throws Exception {
        dispatcher.stop();

        assertThatNoException().isThrownBy(() -> dispatcher.sendDue());
    }

    @Test
    void theEndWaitsForTheMailThatIsOnItsWayAndGivesTheOthersBack() throws Exception {
        var sending = new CountDownLatch(1);
        var answer = new CountDownLatch(1);
        doAnswer(call -> {
                    sending.countDown();
                    return answer.await(30, TimeUnit.SECONDS);
                })
                .when(channel)
                .send(any(), any());
        var onItsWay = due();
        var other = due();
        dispatcher.sendDue();
        assertThat(sending.await(5, TimeUnit.SECONDS)).isTrue();

        var end = new FutureTask<>(() -> {
            dispatcher.stop();
            return null;
        });
        var stopping = new Thread(end);
        stopping.start();
        await().until(() -> stopping.getState() == Thread.State.TIMED_WAITING);
        verify(outbox, never()).sent(any());
        answer.countDown();
        end.get();

        verify(outbox).sent(onItsWay.draft().id());
        verify(outbox).giveBack(List.of(other));
        verify(channel, never()).send(other.draft(), QUEUED);
    }

    private List<Claim> handful(int most) {
        return Stream.generate(due::poll)
                .limit(most)
                .takeWhile(Objects::nonNull)
                .toList();
    }

    private Claim due() {
        var draft = new Draft(
                UUID.randomUUID(),
                NoticeKind.APPROVAL_REQUESTED,
                UUID.randomUUID(),
                new UserId(UUID.randomUUID()),
                "mike@contoso.example",
                "Subject",
                "{}",
                null);
        var claim = new Claim(draft, QUEUED, 1);
        due.add(claim);
        return claim;
    }
}
