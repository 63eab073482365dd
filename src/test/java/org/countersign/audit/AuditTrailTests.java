package org.countersign.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.countersign.testing.Scene.requestFor;

import java.util.List;
import org.countersign.CountersignTest;
import org.countersign.activation.Activation;
import org.countersign.activation.ActivationClosures;
import org.countersign.activation.ActivationWorkflow;
import org.countersign.activation.RequestActivation;
import org.countersign.activation.Ticket;
import org.countersign.assignment.Eligibilities;
import org.countersign.assignment.Right;
import org.countersign.assignment.Verdict;
import org.countersign.directory.User;
import org.countersign.role.RoleDefinition;
import org.countersign.security.SignedIn;
import org.countersign.testing.Scene;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the trail tells of an activation's life. */
@CountersignTest
class AuditTrailTests {

    private static final AuditView WHOLE = new AuditView.Whole();

    @Autowired
    private Scene scene;

    @Autowired
    private ActivationWorkflow workflow;

    @Autowired
    private ActivationClosures closures;

    @Autowired
    private Eligibilities eligibilities;

    @Autowired
    private AuditTrail trail;

    private User lee;
    private User brandon;
    private RoleDefinition role;
    private Right right;

    @BeforeEach
    void setTheScene() {
        lee = scene.person("Lee");
        brandon = scene.person("Brandon");
        role = scene.approvedRole(brandon);
        right = scene.eligible(lee, role);
    }

    @Test
    void anApprovalReadsAsThreeFacts() {
        var asked = ask();
        SignedIn.as(brandon, () -> workflow.decide(asked.id(), Verdict.APPROVE, "Seen the smoke"));

        assertThat(storyOf(asked))
                .extracting(AuditEvent::activity, row -> row.actor().name(), AuditEvent::reason, AuditEvent::outcome)
                .containsExactly(
                        tuple(
                                Activity.ACTIVATION_GRANTED,
                                "Countersign",
                                "The print server is on fire",
                                Outcome.SUCCESS),
                        tuple(Activity.ACTIVATION_APPROVED, "Brandon", "Seen the smoke", Outcome.SUCCESS),
                        tuple(Activity.APPROVAL_REQUESTED, "Countersign", "", Outcome.SUCCESS),
                        tuple(Activity.ACTIVATION_REQUESTED, "Lee", "The print server is on fire", Outcome.SUCCESS));
    }

    @Test
    void eachFactTellsOfTheRoleAndWhoseItIs() {
        assertThat(storyOf(ask())).allSatisfy(row -> {
            assertThat(row.role()).isEqualTo(new AuditEvent.Role(role.id(), role.displayName()));
            assertThat(row.target()).isEqualTo(new AuditEvent.Target(lee.id(), "Lee"));
            assertThat(row.details())
                    .containsEntry("justification", "The print server is on fire")
                    .containsEntry("scope", "/")
                    .containsEntry("duration", "PT2H");
        });
    }

    @Test
    void aDenialTellsWhoAndWhy() {
        var asked = ask();
        SignedIn.as(brandon, () -> workflow.decide(asked.id(), Verdict.DENY, "Not today"));

        var newest = storyOf(asked).get(0);
        assertThat(newest.activity()).isEqualTo(Activity.ACTIVATION_DENIED);
        assertThat(newest.actor().id()).isEqualTo(brandon.id());
        assertThat(newest.details()).containsEntry("decisionJustification", "Not today");
    }

    @Test
    void aRefusalIsAFailureThatNamesEachRule() {
        var nora = scene.person("Nora");
        var plain = requestFor(right);
        var request = new RequestActivation(
                nora.id(), role.id(), plain.scope(), "", Ticket.NONE, null, null, plain.duration());

        var refused = SignedIn.as(nora, () -> workflow.start(request, null));

        var newest = storyOf(refused).get(0);
        assertThat(newest.activity()).isEqualTo(Activity.ACTIVATION_REFUSED);
        assertThat(newest.outcome()).isEqualTo(Outcome.FAILURE);
        assertThat(newest.details()).containsEntry("failedRules", "EligibilityRule, JustificationRule");
    }

    @Test
    void aCancellationTellsWhoTookTheRequestBack() {
        var asked = ask();
        SignedIn.as(brandon, () -> closures.cancel(asked.id(), brandon.id()));

        assertThat(storyOf(asked).get(0).activity()).isEqualTo(Activity.ACTIVATION_CANCELED);
        assertThat(storyOf(asked).get(0).actor().id()).isEqualTo(brandon.id());
    }

    @Test
    void theLossOfAnEligibilityIsTwoFacts() {
        var asked = ask();
        SignedIn.as(brandon, () -> workflow.decide(asked.id(), Verdict.APPROVE, "Seen the smoke"));

        var removed =
                eligibilities.remove(right.direct(), brandon.id(), "Moved on").orElseThrow();

        var ended = storyOf(asked).get(0);
        assertThat(ended.activity()).isEqualTo(Activity.ACTIVATED_ROLE_WITHDRAWN);
        assertThat(ended.reason()).isEqualTo("Moved on");
        assertThat(trail.newestFirst(WHOLE, removed.id().value(), 10))
                .extracting(AuditEvent::activity, row -> row.actor().name())
                .containsExactly(
                        tuple(Activity.ELIGIBILITY_REMOVED, "Brandon"),
                        tuple(Activity.ELIGIBILITY_ASSIGNED, "Countersign"));
    }

    @Test
    void everybodySeesWhatHeDidAndWhatWasDoneToHisRoles() {
        var asked = ask();
        SignedIn.as(brandon, () -> workflow.decide(asked.id(), Verdict.DENY, "Not today"));
        var nora = scene.person("Nora");
        var denial = storyOf(asked).get(0);

        assertThat(seenBy(lee, asked)).hasSize(3);
        assertThat(seenBy(brandon, asked)).containsExactly(Activity.ACTIVATION_DENIED);
        assertThat(seenBy(nora, asked)).isEmpty();
        assertThat(trail.find(new AuditView.Concerning(brandon.id()), denial.id()))
                .contains(denial);
        assertThat(trail.find(new AuditView.Concerning(nora.id()), denial.id())).isEmpty();
        assertThat(trail.newestFirst(new AuditView.Concerning(lee.id()), 2))
                .extracting(AuditEvent::activity)
                .containsExactly(Activity.ACTIVATION_DENIED, Activity.APPROVAL_REQUESTED);
    }

    private Activation ask() {
        return SignedIn.as(lee, () -> workflow.start(requestFor(right), null));
    }

    private List<AuditEvent> storyOf(Activation activation) {
        return trail.newestFirst(WHOLE, activation.id().value(), 20);
    }

    private List<Activity> seenBy(User user, Activation activation) {
        return trail
                .newestFirst(
                        new AuditView.Concerning(user.id()), activation.id().value(), 20)
                .stream()
                .map(AuditEvent::activity)
                .toList();
    }
}
