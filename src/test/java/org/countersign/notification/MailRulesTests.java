package org.countersign.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.countersign.role.NotificationEvent.ACTIVATION;
import static org.countersign.role.NotificationEvent.ACTIVE_ASSIGNMENT;
import static org.countersign.role.NotificationEvent.ELIGIBLE_ASSIGNMENT;
import static org.countersign.role.NotificationRecipient.ADMIN;
import static org.countersign.role.NotificationRecipient.APPROVER;
import static org.countersign.role.NotificationRecipient.REQUESTOR;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.countersign.assignment.AssignmentKind;
import org.countersign.assignment.AssignmentType;
import org.countersign.assignment.Eligibilities;
import org.countersign.assignment.Eligibility;
import org.countersign.assignment.EligibilityId;
import org.countersign.assignment.ExtensionKind;
import org.countersign.assignment.ExtensionTerms;
import org.countersign.assignment.ExtensionWorkflow;
import org.countersign.assignment.RequestExtension;
import org.countersign.assignment.RoleAssignment;
import org.countersign.assignment.RoleAssignments;
import org.countersign.assignment.Verdict;
import org.countersign.directory.User;
import org.countersign.role.NotificationEvent;
import org.countersign.role.NotificationRecipient;
import org.countersign.role.NotificationRule;
import org.countersign.role.NotificationSettings;
import org.countersign.role.NotificationSettings.Topic;
import org.countersign.role.Roles;
import org.countersign.role.Scope;
import org.countersign.security.SignedIn;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What a real mail server gets by each of the nine rules of a role, however that rule is set: all of it, and no more. */
class MailRulesTests extends MailServerStage {

    private static final String DESK = "desk@contoso.example";
    private static final Duration UNTIL_ITS_END = Duration.ofDays(10);

    /** A mail by the rule that it goes by. */
    private record Expected(
            NotificationEvent event, NotificationRecipient recipient, boolean critical, String subject) {

        boolean isBy(Topic topic) {
            return topic.equals(new Topic(event, recipient));
        }
    }

    private static final List<Expected> TABLE = List.of(
            new Expected(ELIGIBLE_ASSIGNMENT, ADMIN, false, "Lee was made eligible for %s"),
            new Expected(ELIGIBLE_ASSIGNMENT, REQUESTOR, false, "Lee was made eligible for %s"),
            new Expected(ELIGIBLE_ASSIGNMENT, APPROVER, true, "Lee asks to extend %s"),
            new Expected(ACTIVE_ASSIGNMENT, ADMIN, false, "Lee was assigned %s"),
            new Expected(ACTIVE_ASSIGNMENT, REQUESTOR, false, "Lee was assigned %s"),
            new Expected(ACTIVE_ASSIGNMENT, APPROVER, true, "Lee asks to extend %s"),
            new Expected(ACTIVATION, ADMIN, false, "Lee activated %s"),
            new Expected(ACTIVATION, REQUESTOR, false, "Lee's request for %s was approved"),
            new Expected(ACTIVATION, REQUESTOR, false, "Lee activated %s"),
            new Expected(ACTIVATION, APPROVER, true, "Lee asks for %s"),
            new Expected(ACTIVATION, APPROVER, false, "Lee's request for %s was approved"));

    @Autowired
    private Roles roles;

    @Autowired
    private Eligibilities eligibilities;

    @Autowired
    private RoleAssignments assignments;

    @Autowired
    private ExtensionWorkflow extensions;

    /** However the one rule is set; the other eight are as they ship. */
    @ParameterizedTest
    @MethodSource("everyRule")
    void eachRuleDecidesWhoIsMailedWhat(Topic topic) {
        var told = everySetting().map(rule -> tell(topic, rule)).toList();

        assertThat(told).allSatisfy(one -> {
            one.stories().forEach(this::sendAllThatIsLeft);
            assertThat(one.stories())
                    .flatExtracting(story -> received(story).stream().distinct().toList())
                    .extracting(Received::recipient, Received::subject)
                    .containsExactlyInAnyOrderElementsOf(expected(topic, one));
        });
    }

    static List<Topic> everyRule() {
        return Topic.ALL;
    }

    private static Stream<NotificationRule> everySetting() {
        return either().flatMap(critical -> either().flatMap(usual ->
                either().map(more -> new NotificationRule(critical, usual, more ? List.of(DESK) : List.of()))));
    }

    private static Stream<Boolean> either() {
        return Stream.of(false, true);
    }

    /** What happened with a role of such a rule. */
    private record Told(NotificationRule rule, String role, List<UUID> stories) {}

    private List<Tuple> expected(Topic topic, Told told) {
        return TABLE.stream()
                .filter(mail -> mail.event() == topic.event())
                .flatMap(mail -> recipients(mail, mail.isBy(topic) ? told.rule() : NotificationRule.DEFAULT)
                        .map(recipient -> tuple(recipient, mail.subject().formatted(told.role()))))
                .toList();
    }

    private Stream<String> recipients(Expected mail, NotificationRule rule) {
        if (rule.criticalOnly() && !mail.critical()) {
            return Stream.empty();
        }
        var usual = rule.defaultRecipients()
                ? Stream.of(String.valueOf(personOf(mail).mail()))
                : Stream.<String>empty();
        return Stream.concat(usual, rule.additionalRecipients().stream());
    }

    private User personOf(Expected mail) {
        return switch (mail.recipient()) {
            case ADMIN -> paula;
            case REQUESTOR -> lee;
            case APPROVER -> mail.event() == ACTIVATION ? mike : paula;
        };
    }

    /** Has happen what the event is about, up to a request that somebody decides. */
    private Told tell(Topic topic, NotificationRule rule) {
        role = topic.event() == ACTIVATION ? scene.approvedRole(mike) : scene.plainRole();
        roles.changeSettings(roles.settingsOf(role.id()).with(NotificationSettings.DEFAULT.with(topic, rule)));
        return new Told(rule, role.displayName(), tell(topic.event()));
    }

    private List<UUID> tell(NotificationEvent event) {
        var end = clock.now().plus(UNTIL_ITS_END);
        return switch (event) {
            case ELIGIBLE_ASSIGNMENT -> List.of(makeEligible(end), askToExtend(AssignmentKind.ELIGIBLE, end));
            case ACTIVE_ASSIGNMENT -> List.of(assign(end), askToExtend(AssignmentKind.ACTIVE, end));
            case ACTIVATION -> List.of(activate());
        };
    }

    private UUID makeEligible(Instant end) {
        var id = new EligibilityId(UUID.randomUUID());
        eligibilities.assign(
                new Eligibility(id, lee.id(), role.id(), Scope.DIRECTORY, clock.now(), end), paula.id(), "Night shift");
        return id.value();
    }

    private UUID assign(Instant end) {
        var id = UUID.randomUUID();
        assignments.assign(
                new RoleAssignment(
                        id, lee.id(), role.id(), Scope.DIRECTORY, AssignmentType.ASSIGNED, null, clock.now(), end),
                paula.id(),
                "Night shift");
        return id;
    }

    private UUID askToExtend(AssignmentKind kind, Instant end) {
        var order = new RequestExtension(
                ExtensionKind.EXTEND,
                lee.id(),
                role.id(),
                Scope.DIRECTORY,
                new ExtensionTerms(kind, null, end.plus(UNTIL_ITS_END)),
                "The night goes on");
        return SignedIn.as(lee, () -> extensions.start(order)).id().value();
    }

    private UUID activate() {
        right = scene.eligible(lee, role);
        var asked = ask();
        decide(asked, mike, Verdict.APPROVE, "Seen the smoke");
        return asked.id().value();
    }
}
