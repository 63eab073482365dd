package org.countersign.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.countersign.notification.schema.tables.NotificationMail.NOTIFICATION_MAIL;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.countersign.directory.Directory;
import org.countersign.directory.UserId;
import org.countersign.notification.Outbox.Claim;
import org.countersign.notification.webhook.WebhookFormat;
import org.countersign.notification.webhook.WebhookProperties;
import org.countersign.notification.webhook.WebhookProperties.Webhook;
import org.countersign.time.MovableClock;
import org.jooq.DSLContext;
import org.jooq.conf.RenderQuotedNames;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.jooq.DefaultConfigurationCustomizer;
import org.springframework.boot.test.autoconfigure.jooq.JooqTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** What becomes of a queued mail, in a database that no dispatcher empties meanwhile. */
@JooqTest(properties = {"spring.datasource.url=jdbc:h2:mem:outbox;LOCK_TIMEOUT=20000;DB_CLOSE_DELAY=-1"})
@Import({Outbox.class, Bursts.class, BurstStore.class, SummaryComposer.class, MailSettings.class, MovableClock.class})
@RecordApplicationEvents
@Transactional(propagation = Propagation.NOT_SUPPORTED)
class OutboxTests {

    @TestConfiguration
    static class Names {

        @Bean
        DefaultConfigurationCustomizer unquoted() {
            return jooq -> jooq.settings().withRenderQuotedNames(RenderQuotedNames.EXPLICIT_DEFAULT_UNQUOTED);
        }
    }

    @MockitoBean
    private Directory directory;

    @Autowired
    private Outbox outbox;

    @Autowired
    private MovableClock clock;

    @Autowired
    private DSLContext dsl;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private ApplicationEvents givenUp;

    @BeforeEach
    void emptyIt() {
        dsl.deleteFrom(NOTIFICATION_MAIL).execute();
    }

    @Test
    void whatWaitsForAWebhookThatWasRemovedIsGivenUp() {
        var siem = draft();
        transaction.executeWithoutResult(status -> outbox.add("siem", List.of(siem)));
        clock.pass(RemovedWebhooks.LEFT_TO_OTHERS);

        withWebhook("chat").sweep();

        assertThat(state(siem)).isEqualTo("GIVEN_UP");
        assertThat(givenUp.stream(NoticeGivenUp.class)).singleElement().satisfies(told -> {
            assertThat(told.notice()).isEqualTo(siem.id());
            assertThat(told.reason()).contains("no webhook");
        });
    }

    @Test
    void whatSomebodyMaySendYetIsNotGivenUp() {
        var mail = draft();
        var chat = draft();
        transaction.executeWithoutResult(status -> {
            outbox.add(List.of(mail));
            outbox.add("chat", List.of(chat));
        });
        clock.pass(RemovedWebhooks.LEFT_TO_OTHERS);
        var siem = draft();
        transaction.executeWithoutResult(status -> outbox.add("siem", List.of(siem)));
        clock.pass(RemovedWebhooks.LEFT_TO_OTHERS.minusMinutes(1));

        withWebhook("chat").sweep();

        assertThat(Stream.of(mail, chat, siem).map(this::state)).containsOnly("QUEUED");
    }

    /** Another node, whose settings still name it, is about to send it, or pauses before it tries again. */
    @Test
    void whatAnotherNodeHasClaimedIsLeftToIt() {
        var siem = draft();
        transaction.executeWithoutResult(status -> outbox.add("siem", List.of(siem)));
        clock.pass(RemovedWebhooks.LEFT_TO_OTHERS);
        outbox.failed(outbox.claim("siem", 1).get(0), "It answered 503");

        withWebhook("chat").sweep();

        assertThat(state(siem)).isEqualTo("QUEUED");
    }

    @Test
    void aMailIsQueuedInTheCallersTransactionOrNotAtAll() {
        assertThatThrownBy(() -> outbox.add(List.of(draft()))).isInstanceOf(IllegalTransactionStateException.class);

        transaction.executeWithoutResult(status -> {
            outbox.add(List.of(draft()));
            status.setRollbackOnly();
        });

        assertThat(claim()).isEmpty();
    }

    @Test
    void aMailIsClaimedAsItWasQueued() {
        var mail = queue();

        assertThat(claim()).hasValueSatisfying(claim -> {
            assertThat(claim.draft()).isEqualTo(mail);
            assertThat(claim.attempts()).isEqualTo(1);
        });
    }

    @Test
    void aClaimHidesAMailUntilItRunsOut() {
        queue();
        assertThat(claim()).isPresent();

        assertThat(claim()).isEmpty();
        clock.pass(Outbox.CLAIM);
        assertThat(claim())
                .hasValueSatisfying(claim -> assertThat(claim.attempts()).isEqualTo(2));
    }

    @Test
    void aHandfulIsClaimedTheLongestDueFirstAndTheRestIsLeftToOthers() {
        var queued = Stream.generate(() -> {
                    clock.pass(Duration.ofSeconds(1));
                    return queue();
                })
                .limit(5)
                .toList();

        assertThat(outbox.claim(Outbox.MAIL, 3))
                .extracting(Claim::draft)
                .containsExactlyElementsOf(queued.subList(0, 3));
        assertThat(outbox.claim(Outbox.MAIL, 3))
                .extracting(Claim::draft)
                .containsExactlyElementsOf(queued.subList(3, 5));
    }

    @Test
    void whatIsGivenBackIsAnothersAtOnceAndWasNoAttempt() {
        queue();
        queue();
        var claims = outbox.claim(Outbox.MAIL, 2);
        outbox.sent(claims.get(0).draft().id());

        outbox.giveBack(claims);

        assertThat(outbox.claim(Outbox.MAIL, 2)).containsExactly(claims.get(1));
    }

    @Test
    void whatIsGivenBackTooLateIsLeftToWhoHasItNow() {
        queue();
        var slow = outbox.claim(Outbox.MAIL, 1);
        clock.pass(Outbox.CLAIM);
        assertThat(claim()).isPresent();

        outbox.giveBack(slow);

        assertThat(claim()).isEmpty();
    }

    @Test
    void aMailThatWasSentIsNotSentAgain() {
        var mail = queue();
        claim();
        outbox.sent(mail.id());
        clock.pass(Duration.ofDays(30));

        assertThat(claim()).isEmpty();
        assertThat(state(mail)).isEqualTo("SENT");
    }

    @Test
    void aMailThatFailsIsTriedTenTimesAtGrowingPausesThenGivenUp() {
        var mail = queue();
        for (int attempt = 1; attempt < Outbox.MAXIMUM_ATTEMPTS; attempt++) {
            assertThat(outbox.failed(claim().orElseThrow(), "No answer")).isTrue();
            clock.pass(Outbox.pauseAfter(attempt).minusSeconds(5));
            assertThat(claim()).isEmpty();
            clock.pass(Duration.ofSeconds(6));
        }
        assertThat(state(mail)).isEqualTo("QUEUED");

        assertThat(outbox.failed(claim().orElseThrow(), "No answer")).isFalse();

        assertThat(state(mail)).isEqualTo("GIVEN_UP");
        clock.pass(Duration.ofDays(30));
        assertThat(claim()).isEmpty();
    }

    @Test
    void whatIsGivenUpIsToldOnceWithItsReason() {
        var mail = queue();
        Claim last = null;
        for (int attempt = 1; attempt <= Outbox.MAXIMUM_ATTEMPTS; attempt++) {
            assertThat(givenUp.stream(NoticeGivenUp.class)).isEmpty();
            last = claim().orElseThrow();
            outbox.failed(last, "451 later");
            clock.pass(Outbox.pauseAfter(attempt).plusSeconds(1));
        }
        outbox.failed(last, "451 later");

        assertThat(givenUp.stream(NoticeGivenUp.class)).containsExactly(NoticeGivenUp.of(mail, "451 later"));
    }

    @Test
    void aFailureThatComesLateDoesNotBringBackWhatAnotherNodeHasSent() {
        var mail = queue();
        var slow = claim().orElseThrow();
        clock.pass(Outbox.CLAIM);
        assertThat(claim()).isPresent();
        outbox.sent(mail.id());

        outbox.failed(slow, "No answer");

        assertThat(state(mail)).isEqualTo("SENT");
    }

    @Test
    void aFailureThatComesLateDoesNotCutShortAnotherNodesClaim() {
        queue();
        var slow = claim().orElseThrow();
        clock.pass(Outbox.CLAIM);
        assertThat(claim()).isPresent();

        outbox.failed(slow, "No answer");
        clock.pass(Outbox.pauseAfter(1));

        assertThat(claim()).isEmpty();
    }

    @Test
    void aKindThatOnlyANewerNodeKnowsIsLeftToItAndHoldsUpNothing() {
        var unknown = queue();
        dsl.update(NOTIFICATION_MAIL)
                .set(NOTIFICATION_MAIL.KIND, "OF_TOMORROW")
                .where(NOTIFICATION_MAIL.ID.eq(unknown.id()))
                .execute();
        var known = queue();

        assertThat(claim())
                .hasValueSatisfying(claim -> assertThat(claim.draft()).isEqualTo(known));
        assertThat(claim()).isEmpty();
    }

    @Test
    void theLongestErrorIsKeptInPart() {
        var mail = queue();

        outbox.failed(claim().orElseThrow(), "x".repeat(5000));

        assertThat(state(mail)).isEqualTo("QUEUED");
    }

    @Test
    void whenManyClaimAtOnceEachMailIsClaimedOnce() throws Exception {
        var queued = IntStream.range(0, 100).mapToObj(i -> queue().id()).toList();
        var pool = Executors.newFixedThreadPool(8);
        try {
            Callable<ArrayList<UUID>> claimAll = () -> {
                var mine = new ArrayList<UUID>();
                for (int miss = 0; miss < 20; ) {
                    var claim = claim();
                    claim.ifPresent(it -> mine.add(it.draft().id()));
                    miss = claim.isPresent() ? 0 : miss + 1;
                }
                return mine;
            };
            var claimed = new ArrayList<UUID>();
            for (var each :
                    pool.invokeAll(IntStream.range(0, 8).mapToObj(i -> claimAll).toList())) {
                claimed.addAll(each.get());
            }
            assertThat(claimed).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(queued);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void whatTwoNodesSendAtOnceIsSentOnceEach() throws Exception {
        var queued = IntStream.range(0, 100).mapToObj(i -> queue().id()).toList();
        var sent = new ConcurrentLinkedQueue<UUID>();
        var nodes = Stream.generate(
                        () -> new Dispatcher(outbox, Outbox.MAIL, (draft, queuedAt) -> sent.add(draft.id())))
                .limit(2)
                .toList();
        try {
            nodes.forEach(Dispatcher::sendDue);

            await().untilAsserted(() -> assertThat(
                            dsl.fetchCount(NOTIFICATION_MAIL, NOTIFICATION_MAIL.STATE.eq(DeliveryState.SENT.name())))
                    .isEqualTo(100));
            assertThat(sent).containsExactlyInAnyOrderElementsOf(queued);
        } finally {
            for (var node : nodes) {
                node.stop();
            }
        }
    }

    /** A hand, or a newer node, may have written it. */
    @Test
    void whatCannotBeWordedIsTriedAgainAndHoldsUpNothing() throws Exception {
        var broken = queue();
        dsl.update(NOTIFICATION_MAIL)
                .set(NOTIFICATION_MAIL.CONTENT, "no JSON")
                .where(NOTIFICATION_MAIL.ID.eq(broken.id()))
                .execute();
        var fine = queue();
        var sent = new ConcurrentLinkedQueue<UUID>();
        var channel = new MailChannel(new MailWriter(), (mail, queuedAt) -> sent.add(mail.id()));
        var node = new Dispatcher(outbox, Outbox.MAIL, channel);
        try {
            node.sendDue();

            await().untilAsserted(() -> assertThat(state(fine)).isEqualTo("SENT"));
            assertThat(sent).containsExactly(fine.id());
            assertThat(dsl.fetchSingle(NOTIFICATION_MAIL, NOTIFICATION_MAIL.ID.eq(broken.id())))
                    .returns("QUEUED", NOTIFICATION_MAIL.STATE::get)
                    .returns(1, NOTIFICATION_MAIL.ATTEMPTS::get)
                    .returns("What a notice tells cannot be read", NOTIFICATION_MAIL.LAST_ERROR::get);
        } finally {
            node.stop();
        }
    }

    @Test
    void whatIsGivenUpAtOnceIsNotTriedAgain() {
        var mail = queue();
        outbox.giveUp(claim().orElseThrow(), "550 5.1.1 no");
        clock.pass(Duration.ofDays(30));

        assertThat(claim()).isEmpty();
        assertThat(state(mail)).isEqualTo("GIVEN_UP");
        assertThat(givenUp.stream(NoticeGivenUp.class)).containsExactly(NoticeGivenUp.of(mail, "550 5.1.1 no"));
    }

    private RemovedWebhooks withWebhook(String name) {
        var webhook = new Webhook("https://hooks.contoso.example/", "", WebhookFormat.SLACK, Set.of(), false, false);
        return new RemovedWebhooks(outbox, new WebhookProperties(Map.of(name, webhook)));
    }

    private Optional<Claim> claim() {
        return outbox.claim(Outbox.MAIL, 1).stream().findFirst();
    }

    private Draft queue() {
        var draft = draft();
        transaction.executeWithoutResult(status -> outbox.add(List.of(draft)));
        return draft;
    }

    private String state(Draft draft) {
        return dsl.select(NOTIFICATION_MAIL.STATE)
                .from(NOTIFICATION_MAIL)
                .where(NOTIFICATION_MAIL.ID.eq(draft.id()))
                .fetchSingle()
                .value1();
    }

    private static Draft draft() {
        return new Draft(
                UUID.randomUUID(),
                NoticeKind.APPROVAL_REQUESTED,
                UUID.randomUUID(),
                new UserId(UUID.randomUUID()),
                "mike@contoso.example",
                "Grüße",
                "{}",
                null);
    }
}
