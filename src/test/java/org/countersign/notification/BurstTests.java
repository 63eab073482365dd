package org.countersign.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.notification.MailSettings.LIMIT;
import static org.countersign.notification.MailSettings.WINDOW;
import static org.countersign.notification.Notice.worded;
import static org.countersign.notification.schema.tables.NotificationMail.NOTIFICATION_MAIL;
import static org.countersign.testing.AtOnce.atOnce;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.countersign.directory.Directory;
import org.countersign.directory.User;
import org.countersign.notification.Gist.Fact;
import org.countersign.notification.Outbox.Claim;
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
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** What comes in a burst goes as one mail, in a database that no dispatcher empties meanwhile. */
@JooqTest(properties = {"spring.datasource.url=jdbc:h2:mem:bursts;LOCK_TIMEOUT=20000;DB_CLOSE_DELAY=-1"})
@Import({Outbox.class, Bursts.class, BurstStore.class, SummaryComposer.class, MailSettings.class, MovableClock.class})
@RecordApplicationEvents
@Transactional(propagation = Propagation.NOT_SUPPORTED)
class BurstTests {

    @TestConfiguration
    static class Settings {

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
    private ApplicationEvents events;

    private final User mike = Notice.person("Mike");
    private final User brandon = Notice.person("Brandon");

    @BeforeEach
    void emptyIt() {
        dsl.deleteFrom(NOTIFICATION_MAIL).execute();
        for (var user : List.of(mike, brandon)) {
            when(directory.findUser(user.id())).thenReturn(Optional.of(user));
        }
    }

    @Test
    void aFewGoByThemselvesAtOnce() {
        var few = burst(LIMIT, mike);

        assertThat(idsOf(sendAll())).containsExactlyInAnyOrderElementsOf(few);
    }

    @Test
    void theFurtherOnesWaitAndGoAsOne() {
        var all = burst(100, mike);

        assertThat(idsOf(sendAll())).containsExactlyElementsOf(all.subList(0, LIMIT));
        clock.pass(WINDOW.minusSeconds(5));
        assertThat(sendAll()).isEmpty();
        clock.pass(Duration.ofSeconds(6));

        assertThat(sendAll()).singleElement().satisfies(summary -> {
            assertThat(summary.kind()).isEqualTo(NoticeKind.SUMMARY);
            assertThat(summary.address()).isEqualTo(mike.mail());
            assertThat(summary.subject()).isEqualTo("95 requests need your approval");
            for (var body : List.of(worded(summary).text(), worded(summary).html())) {
                assertThat(body).contains("Hello ", "Mike", "https://pim.contoso.example/camunda/app/tasklist/");
                assertThat(body)
                        .contains(all.subList(LIMIT, 100).stream()
                                .map(UUID::toString)
                                .toList());
                assertThat(body)
                        .doesNotContain(all.subList(0, LIMIT).stream()
                                .map(UUID::toString)
                                .toList());
                assertThat(body).doesNotContain("null", "[[", "[(", "${", " th:", "[#");
            }
        });
        assertThat(statesOf(all)).containsOnly("SENT");
    }

    @Test
    void whatComesWhileOthersAreHeldJoinsThemAndIsHeldNoLongerThanThey() {
        burst(LIMIT + 1, mike);
        sendAll();
        clock.pass(WINDOW.minusSeconds(5));
        burst(3, mike);
        assertThat(sendAll()).isEmpty();

        clock.pass(Duration.ofSeconds(6));

        assertThat(sendAll()).extracting(Draft::subject).containsExactly("4 requests need your approval");
    }

    @Test
    void whatIsHeldAloneGoesByItself() {
        var all = burst(LIMIT + 1, mike);
        sendAll();

        clock.pass(WINDOW.plusSeconds(1));

        assertThat(idsOf(sendAll())).containsExactly(all.get(LIMIT));
    }

    @Test
    void whatTricklesIsNeverFolded() {
        for (int i = 0; i < 3 * LIMIT; i++) {
            burst(1, mike);
            assertThat(sendAll()).extracting(Draft::kind).containsExactly(NoticeKind.APPROVAL_REQUESTED);
            clock.pass(WINDOW.dividedBy(LIMIT).plusSeconds(1));
        }
    }

    @Test
    void nobodysBurstHoldsUpAnotherOneNorAnotherKind() {
        burst(50, mike);
        var others = burst(LIMIT, brandon);
        var reminders = queue(LIMIT, () -> draft(NoticeKind.APPROVAL_REMINDER, mike, Gist.read("Role: R")));

        assertThat(idsOf(sendAll())).containsAll(others).containsAll(reminders).hasSize(3 * LIMIT);
    }

    @Test
    void whatIsToldOfAnAccountGoesByItselfHoweverMuchOfItThereIs() {
        var all = queue(50, () -> draft(NoticeKind.BREAK_GLASS, mike, null));

        assertThat(idsOf(sendAll())).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void aNodeThatDiesBetweenComposingAndSendingLeavesTheSameSummaryToOthers() {
        burst(100, mike);
        sendAll();
        clock.pass(WINDOW.plusSeconds(1));
        var died = claim().orElseThrow();
        assertThat(sendAll()).isEmpty();

        clock.pass(Outbox.CLAIM);

        assertThat(sendAll()).containsExactly(died.draft());
    }

    @Test
    void nodesThatFoldAtOnceSendOneSummary() {
        var all = burst(100, mike);

        var first = claimAllAtOnce();
        clock.pass(WINDOW.plusSeconds(1));
        var later = claimAllAtOnce();

        assertThat(idsOf(first)).containsExactlyInAnyOrderElementsOf(all.subList(0, LIMIT));
        assertThat(later).extracting(Draft::subject).containsExactly("95 requests need your approval");
    }

    @Test
    void whatIsInASummaryThatFailsWaitsWithItAndIsGivenUpWithIt() {
        var held = burst(LIMIT + 2, mike).subList(LIMIT, LIMIT + 2);
        sendAll();
        clock.pass(WINDOW.plusSeconds(1));
        var summary = claim().orElseThrow();
        outbox.failed(summary, "451 later");
        assertThat(statesOf(held)).containsOnly("QUEUED");
        assertThat(errorsOf(held)).containsOnly("451 later");

        outbox.giveUp(summary, "550 no");

        assertThat(statesOf(held)).containsOnly("GIVEN_UP");
        assertThat(events.stream(NoticeGivenUp.class).map(NoticeGivenUp::notice))
                .containsExactlyInAnyOrder(summary.draft().id(), held.get(0), held.get(1));
    }

    @Test
    void whatIsTooMuchForOneSummaryFillsTwo() {
        burst(LIMIT + Bursts.LONGEST_SUMMARY + 7, mike);
        sendAll();
        clock.pass(WINDOW.plusSeconds(1));

        assertThat(sendAll())
                .extracting(Draft::subject)
                .containsExactlyInAnyOrder("200 requests need your approval", "7 requests need your approval");
    }

    @Test
    void whatIsTooMuchForOneTurnTakesSeveral() {
        var all = burst(LIMIT + BurstStore.MOST_AT_ONCE + 7, mike);

        assertThat(idsOf(sendAll())).containsExactlyElementsOf(all.subList(0, LIMIT));
        clock.pass(WINDOW.plusSeconds(1));
        assertThat(sendAll()).extracting(Draft::kind).containsOnly(NoticeKind.SUMMARY);
        assertThat(statesOf(all)).containsOnly("SENT");
    }

    @Test
    void whatPeopleTypeStaysTextAndOneFact() {
        var hostile = "<b>${7*7}</b> [(${7*7})]";
        queue(
                LIMIT + 2,
                () -> draft(
                        NoticeKind.APPROVAL_REQUESTED, mike, new Gist(List.of(new Fact("Justification", hostile)))));
        sendAll();
        clock.pass(WINDOW.plusSeconds(1));

        assertThat(sendAll()).singleElement().satisfies(summary -> {
            assertThat(worded(summary).text()).contains("   Justification: " + hostile);
            assertThat(worded(summary).html()).contains("&lt;b&gt;${7*7}&lt;/b&gt; [(${7*7})]");
        });
    }

    @Test
    void whoIsNotKnownAnyMoreIsGreetedByHisAddress() {
        var gone = Notice.person("Gone");
        burst(LIMIT + 2, gone);
        sendAll();
        clock.pass(WINDOW.plusSeconds(1));

        assertThat(sendAll())
                .singleElement()
                .satisfies(summary -> assertThat(worded(summary).text()).startsWith("Hello gone@contoso.example,"));
    }

    @Test
    void whatOnlyANewerNodeKnowsIsItsToFold() {
        burst(1, mike);
        dsl.update(NOTIFICATION_MAIL).set(NOTIFICATION_MAIL.KIND, "OF_TOMORROW").execute();
        var known = burst(1, mike);

        assertThat(idsOf(sendAll())).containsExactlyElementsOf(known);
    }

    /** Requests that name their own id, so that they can be found in what is sent. */
    private List<UUID> burst(int size, User approver) {
        return queue(size, () -> draft(NoticeKind.APPROVAL_REQUESTED, approver, Gist.read("Role: R")));
    }

    private List<UUID> queue(int size, Supplier<Draft> mails) {
        return Stream.generate(mails)
                .limit(size)
                .peek(draft -> transaction.executeWithoutResult(status -> outbox.add(List.of(draft))))
                .map(Draft::id)
                .toList();
    }

    private static Draft draft(NoticeKind kind, User recipient, Gist gist) {
        var id = UUID.randomUUID();
        return new Draft(
                id,
                kind,
                UUID.randomUUID(),
                recipient.id(),
                String.valueOf(recipient.mail()),
                "Lee asks for " + id,
                "{}",
                gist);
    }

    private Optional<Claim> claim() {
        return outbox.claim(Outbox.MAIL, 1).stream().findFirst();
    }

    private List<Draft> sendAll() {
        return Stream.generate(this::claim)
                .takeWhile(Optional::isPresent)
                .flatMap(Optional::stream)
                .map(Claim::draft)
                .peek(draft -> outbox.sent(draft.id()))
                .toList();
    }

    private List<Draft> claimAllAtOnce() {
        Callable<List<Draft>> node = () -> {
            var mine = new ArrayList<Draft>();
            for (int misses = 0; misses < 20; ) {
                var claim = claim();
                claim.map(Claim::draft).ifPresent(mine::add);
                claim.ifPresent(it -> outbox.sent(it.draft().id()));
                misses = claim.isPresent() ? 0 : misses + 1;
            }
            return mine;
        };
        return atOnce(Collections.nCopies(4, node)).stream()
                .flatMap(List::stream)
                .toList();
    }

    private static List<UUID> idsOf(List<Draft> mails) {
        return mails.stream().map(Draft::id).toList();
    }

    private List<String> statesOf(List<UUID> ids) {
        return dsl.select(NOTIFICATION_MAIL.STATE)
                .from(NOTIFICATION_MAIL)
                .where(NOTIFICATION_MAIL.ID.in(ids))
                .fetch(NOTIFICATION_MAIL.STATE);
    }

    private List<String> errorsOf(List<UUID> ids) {
        return dsl.select(NOTIFICATION_MAIL.LAST_ERROR)
                .from(NOTIFICATION_MAIL)
                .where(NOTIFICATION_MAIL.ID.in(ids))
                .fetch(NOTIFICATION_MAIL.LAST_ERROR);
    }
}
