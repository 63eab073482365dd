package org.countersign.notification;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.groups.Tuple.tuple;
import static org.countersign.notification.schema.tables.NotificationMail.NOTIFICATION_MAIL;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.countersign.activation.Activation;
import org.countersign.activation.Deactivations;
import org.countersign.assignment.RoleAssignments;
import org.countersign.assignment.Verdict;
import org.countersign.audit.Activity;
import org.countersign.audit.AuditTrail;
import org.countersign.audit.AuditView;
import org.countersign.directory.User;
import org.countersign.security.SignedIn;
import org.countersign.testing.MailGate;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The main job with a real mail server, and with one that is down, deaf, picky or forgetful. */
class MailServerTests extends MailServerStage {

    @Autowired
    private Deactivations deactivations;

    @Autowired
    private RoleAssignments assignments;

    @Autowired
    private RuntimeService runtimeService;

    @Autowired
    private ManagementService managementService;

    @Autowired
    private AuditTrail trail;

    @Test
    void anApprovedRequestIsMailedFromItsFirstStepToItsEnd() {
        var asked = ask();
        assertThatReceived(asked, to(brandon, "Lee asks for " + role()), to(mike, "Lee asks for " + role()));

        var reminder = timer(asked, "Event_ReminderDue");
        assertThat(reminder.getDuedate().toInstant())
                .as("half of the 24 hours to decide in")
                .isCloseTo(clock.now().plus(Duration.ofHours(12)), within(1, ChronoUnit.MINUTES));
        managementService.executeJob(reminder.getId());
        assertThatReceivedNext(
                asked, to(brandon, "Reminder: Lee asks for " + role()), to(mike, "Reminder: Lee asks for " + role()));

        decide(asked, mike, Verdict.APPROVE, "Seen the smoke – ✓");
        assertThatReceivedNext(
                asked,
                to(lee, "Lee's request for " + role() + " was approved"),
                to(brandon, "Lee's request for " + role() + " was approved"),
                to(mike, "Lee's request for " + role() + " was approved"),
                to(lee, "Lee activated " + role()),
                to(paula, "Lee activated " + role()));
        assertThat(mailsTo(brandon, asked)).last().satisfies(mail -> {
            assertThat(mail.text()).contains("Mike approved Lee's request", "Seen the smoke – ✓");
            assertThat(mail.html()).contains("Mike approved Lee&#39;s request", "Seen the smoke – ✓");
        });

        clock.pass(Duration.ofHours(2));
        managementService.executeJob(timer(asked, "Event_EndReached").getId());
        managementService.createJobQuery().processInstanceId(instanceOf(asked)).messages().list().stream()
                .map(Job::getId)
                .forEach(managementService::executeJob);
        assertThatReceivedNext(asked, to(lee, "Lee's activation of " + role() + " has ended"));
    }

    @Test
    void aDenialIsMailedToEverybodyConcerned() {
        var asked = ask();
        decide(asked, brandon, Verdict.DENY, "It is only the toaster");

        assertThatAllWereToldOfTheEnd(asked, "Lee's request for " + role() + " was denied");
    }

    @Test
    void aRequestThatNobodyDecidedIsMailedAsClosed() {
        var asked = ask();
        clock.pass(Duration.ofHours(24));
        managementService.executeJob(timer(asked, "Event_ApprovalTimedOut").getId());

        assertThatAllWereToldOfTheEnd(asked, "Closed: Lee's request for " + role());
    }

    @Test
    void everyMailHasTwoPartsTheSenderAndTheWayToTasklist() {
        var asked = ask();

        eventually().untilAsserted(() -> assertThat(mailsTo(brandon, asked))
                .singleElement()
                .satisfies(mail -> {
                    assertThat(mail.sender()).isEqualTo("Countersign <pim@contoso.example>");
                    assertThat(mail.text())
                            .contains(
                                    "The print server is on fire", "https://pim.contoso.example/camunda/app/tasklist/");
                    assertThat(mail.html())
                            .contains(
                                    "The print server is on fire", "https://pim.contoso.example/camunda/app/tasklist/");
                }));
    }

    @Test
    void whatAServerThatWasDownMissedItGetsLaterAndOnce() {
        GATE.shut();
        var asked = ask();
        decide(asked, mike, Verdict.APPROVE, "Seen the smoke");
        assertThat(assignments.isActive(right)).isTrue();
        eventually().untilAsserted(() -> assertThat(queued(asked)).hasSize(7).allMatch(mail -> !mail.error()
                .isEmpty()));

        GATE.open();
        sendAllThatIsLeft(asked.id().value());

        assertThat(received(asked)).hasSize(7);
        assertThat(idsOf(received(asked))).isEqualTo(idsInTheOutbox(asked));
    }

    @Test
    void aRefusedRecipientHoldsUpNobodyElse() {
        GATE.refuse(String.valueOf(brandon.mail()), "550 5.1.1 No such user here");
        var asked = ask();

        assertThatReceived(asked, to(mike, "Lee asks for " + role()));
        eventually().untilAsserted(() -> assertThat(queued(asked)).isEmpty());
        assertThat(dsl.selectFrom(NOTIFICATION_MAIL)
                        .where(NOTIFICATION_MAIL.CORRELATION_ID.eq(asked.id().value()))
                        .fetchMap(NOTIFICATION_MAIL.ADDRESS, NOTIFICATION_MAIL.STATE))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(String.valueOf(brandon.mail()), "GIVEN_UP", String.valueOf(mike.mail()), "SENT"));
        assertThat(trail.newestFirst(new AuditView.Whole(), asked.id().value(), 100))
                .filteredOn(row -> row.activity() == Activity.NOTICE_GIVEN_UP)
                .singleElement()
                .satisfies(row -> assertThat(row.reason()).contains("550 5.1.1 No such user here"));
    }

    @Test
    void aServerThatIsBusyGetsTheMailLaterAndOnce() {
        GATE.refuse("", "451 4.7.1 Greylisted, try again later");
        var asked = ask();
        eventually().untilAsserted(() -> assertThat(queued(asked)).hasSize(2).allMatch(mail -> mail.error()
                .contains("451 4.7.1")));

        GATE.open();
        sendAllThatIsLeft(asked.id().value());

        assertThat(idsOf(received(asked))).hasSize(2).isEqualTo(idsInTheOutbox(asked));
        assertThat(received(asked)).hasSize(2);
    }

    @Test
    void aMailWhoseReceiptIsLostComesAgainUnderTheSameId() {
        GATE.loseReceipts();
        var asked = ask();
        eventually().untilAsserted(() -> assertThat(queued(asked)).hasSize(2).allMatch(mail -> !mail.error()
                .isEmpty()));

        GATE.open();
        sendAllThatIsLeft(asked.id().value());

        assertThat(received(asked)).hasSize(4);
        assertThat(idsOf(received(asked))).isEqualTo(idsInTheOutbox(asked));
    }

    @Test
    void aServerThatTakesTheCallAndSaysNothingIsLeftAfterTheTimeout() {
        GATE.fallSilent();
        var asked = ask();

        eventually().untilAsserted(() -> assertThat(queued(asked)).hasSize(2).allMatch(mail -> mail.error()
                .contains("timed out")));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void whateverTheServerDoesTheMainJobGoesOnAtTheSameSpeedAndNoMailIsLostOrDoubled(Consumer<MailGate> fault) {
        round();
        var usual = median(rounds());
        fault.accept(GATE);
        var meanwhile = rounds();
        GATE.open();

        assertThat(median(meanwhile)).isLessThan(usual.multipliedBy(3).plusMillis(200));
        var all = meanwhile.stream().map(Round::activation).toList();
        all.forEach(activation -> sendAllThatIsLeft(activation.id().value()));
        for (var activation : all) {
            assertThat(received(activation)).hasSize(7);
            assertThat(idsOf(received(activation))).isEqualTo(idsInTheOutbox(activation));
        }
    }

    static Stream<Named<Consumer<MailGate>>> faults() {
        return Stream.of(
                Named.of("it is killed", MailGate::shut),
                Named.of("it hangs", MailGate::fallSilent),
                Named.of("it refuses", gate -> gate.refuse("", "451 4.3.2 Not now")),
                Named.of("it is slow", MailGate::dawdle));
    }

    private record Round(Activation activation, Duration duration) {}

    private List<Round> rounds() {
        return Stream.generate(this::round).limit(7).toList();
    }

    /** Request, approval and deactivation. */
    private Round round() {
        var start = System.nanoTime();
        var asked = ask();
        decide(asked, mike, Verdict.APPROVE, "Seen the smoke");
        assertThat(assignments.isActive(right)).isTrue();
        clock.pass(Duration.ofMinutes(5));
        SignedIn.as(lee, () -> deactivations.deactivate(right, "done"));
        assertThat(assignments.isActive(right)).isFalse();
        return new Round(asked, Duration.ofNanos(System.nanoTime() - start));
    }

    private static Duration median(List<Round> rounds) {
        return rounds.stream().map(Round::duration).sorted().toList().get(rounds.size() / 2);
    }

    private String role() {
        return role.displayName();
    }

    private static Tuple to(User user, String subject) {
        return tuple(user.mail(), subject);
    }

    private final List<Tuple> read = new ArrayList<>();

    private void assertThatAllWereToldOfTheEnd(Activation asked, String subject) {
        assertThatReceived(
                asked,
                to(brandon, "Lee asks for " + role()),
                to(mike, "Lee asks for " + role()),
                to(lee, subject),
                to(brandon, subject),
                to(mike, subject));
    }

    private void assertThatReceived(Activation activation, Tuple... mails) {
        eventually().untilAsserted(() -> assertThat(received(activation))
                .extracting(Received::recipient, Received::subject)
                .containsExactlyInAnyOrder(mails));
        read.addAll(List.of(mails));
    }

    /** Beside all that was read before. */
    private void assertThatReceivedNext(Activation activation, Tuple... mails) {
        var all = new ArrayList<>(read);
        all.addAll(List.of(mails));
        read.clear();
        assertThatReceived(activation, all.toArray(Tuple[]::new));
    }

    private List<Queued> queued(Activation activation) {
        return queued(activation.id().value());
    }

    private Set<String> idsInTheOutbox(Activation activation) {
        return idsInTheOutbox(activation.id().value());
    }

    private static List<Received> received(Activation activation) {
        return received(activation.id().value());
    }

    private static Set<String> idsOf(List<Received> mails) {
        return mails.stream().map(Received::id).collect(toSet());
    }

    private List<Received> mailsTo(User user, Activation activation) {
        return received(activation).stream()
                .filter(mail -> mail.recipient().equals(user.mail()))
                .toList();
    }

    private Job timer(Activation activation, String event) {
        return managementService
                .createJobQuery()
                .processInstanceId(instanceOf(activation))
                .activityId(event)
                .singleResult();
    }

    private String instanceOf(Activation activation) {
        return runtimeService
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(activation.id().toString())
                .singleResult()
                .getId();
    }
}
