package org.countersign.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.countersign.testing.Scene.requestFor;

import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.countersign.CountersignTest;
import org.countersign.activation.Activation;
import org.countersign.activation.ActivationStatus;
import org.countersign.activation.ActivationWorkflow;
import org.countersign.activation.Activations;
import org.countersign.assignment.DecisionRefused;
import org.countersign.assignment.DecisionRefused.Reason;
import org.countersign.assignment.Right;
import org.countersign.assignment.Verdict;
import org.countersign.directory.Directory;
import org.countersign.directory.GroupId;
import org.countersign.directory.Memberships;
import org.countersign.directory.User;
import org.countersign.role.Approver;
import org.countersign.role.RoleDefinition;
import org.countersign.role.Roles;
import org.countersign.role.Scope;
import org.countersign.security.SignedIn;
import org.countersign.testing.Scene;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who may decide a request, and who is offered it. */
@CountersignTest
class DecisionRightTests {

    @Autowired
    private Scene scene;

    @Autowired
    private ActivationWorkflow workflow;

    @Autowired
    private Activations activations;

    @Autowired
    private Directory directory;

    @Autowired
    private Memberships memberships;

    @Autowired
    private Roles roles;

    @Autowired
    private TaskService taskService;

    @Autowired
    private ApprovalCandidates candidates;

    private User lee;
    private User leeAdm;
    private User mike;
    private User gus;
    private User nora;
    private GroupId desk;
    private RoleDefinition role;

    @BeforeEach
    void setTheScene() {
        lee = scene.person("Lee");
        leeAdm = scene.secondAccountOf(lee);
        mike = scene.person("Mike");
        gus = scene.person("Gus");
        nora = scene.person("Nora");
        desk = scene.group(gus);
        var tier0 = scene.group(lee, leeAdm, mike);
        memberships.add(tier0, desk);
        role = scene.role(Scene::withApproval, new Approver.MembersOf(tier0), new Approver.OneUser(lee.id()));
        scene.eligible(lee, role);
    }

    @Test
    void noAccountOfTheRequestorsPersonApproves() {
        var pending = ask();

        assertRefused(pending, lee, Reason.OWN_REQUEST);
        assertRefused(pending, leeAdm, Reason.OWN_REQUEST);
    }

    @Test
    void noAccountOfTheRequestorsPersonIsOfferedTheTask() {
        assertThat(offeredTo(ask()))
                .containsExactlyInAnyOrder(mike.id().toString(), gus.id().toString());
    }

    @Test
    void aStrangerCannotDecide() {
        assertRefused(ask(), nora, Reason.NOT_AN_APPROVER);
    }

    @Test
    void aMemberOfANestedGroupDecides() {
        var pending = ask();

        decide(pending, Verdict.APPROVE, "fine", gus);

        assertThat(status(pending)).isEqualTo(ActivationStatus.ACTIVE);
    }

    @Test
    void whoLeftTheGroupCannotDecideAnyMore() {
        var pending = ask();
        memberships.remove(desk, gus.id());

        assertRefused(pending, gus, Reason.NOT_AN_APPROVER);
    }

    @Test
    void whoJoinedTheGroupIsOfferedThePendingTaskAndDecides() {
        var pending = ask();
        memberships.add(desk, nora.id());
        candidates.refresh();

        assertThat(offeredTo(pending)).contains(nora.id().toString());
        decide(pending, Verdict.DENY, "not now", nora);
        assertThat(status(pending)).isEqualTo(ActivationStatus.DENIED);
    }

    @Test
    void aDisabledApproverCannotDecide() {
        var pending = ask();
        directory.setEnabled(mike.id(), false);

        assertRefused(pending, mike, Reason.NOT_AN_APPROVER);
    }

    @Test
    void theFirstDecisionWins() {
        var pending = ask();
        decide(pending, Verdict.DENY, "not today", mike);

        assertRefused(pending, gus, Reason.NOT_PENDING);
        assertThat(status(pending)).isEqualTo(ActivationStatus.DENIED);
    }

    @Test
    void aDecisionNeedsAJustificationOfAtMost500Characters() {
        var pending = ask();

        for (var text : new String[] {"", "  \n ", "x".repeat(501), "bell\u0007"}) {
            assertThatThrownBy(() -> decide(pending, Verdict.APPROVE, text, mike))
                    .isInstanceOfSatisfying(DecisionRefused.class, refusal -> assertThat(refusal.reason())
                            .isEqualTo(Reason.INVALID_DECISION));
        }
        assertThat(status(pending)).isEqualTo(ActivationStatus.PENDING_APPROVAL);
    }

    @Test
    void whereNobodyIsNamedTheAdministratorsAreAskedAndDecideOnlyWhileActive() {
        var open = scene.role(Scene::withApproval);
        scene.eligible(lee, open);
        var standing = scene.person("Paula");
        var eligible = scene.person("Grace");
        scene.standing(standing, RoleDefinition.PRIVILEGED_ROLE_ADMINISTRATOR);
        scene.eligible(eligible, roles.role(RoleDefinition.GLOBAL_ADMINISTRATOR));

        var pending = ask(open);

        assertThat(offeredTo(pending))
                .contains(standing.id().toString(), eligible.id().toString());
        assertRefused(pending, eligible, Reason.MUST_ACTIVATE_FIRST);
        decide(pending, Verdict.APPROVE, "go on", standing);
        assertThat(status(pending)).isEqualTo(ActivationStatus.ACTIVE);
    }

    @Test
    void anAdministratorWhoIsNotNamedCannotDecide() {
        var paula = scene.person("Paula");
        scene.standing(paula, RoleDefinition.PRIVILEGED_ROLE_ADMINISTRATOR);

        assertRefused(ask(), paula, Reason.NOT_AN_APPROVER);
    }

    @Test
    void whatCannotBeGrantedAnyMoreCannotBeApprovedButDenied() {
        var pending = ask();
        directory.setEnabled(lee.id(), false);

        assertRefused(pending, mike, Reason.NOT_GRANTABLE);
        decide(pending, Verdict.DENY, "has left", mike);
        assertThat(status(pending)).isEqualTo(ActivationStatus.DENIED);
    }

    private Activation ask() {
        return ask(role);
    }

    private Activation ask(RoleDefinition wanted) {
        var right = new Right(lee.id(), wanted.id(), Scope.DIRECTORY);
        return SignedIn.as(lee, () -> workflow.start(requestFor(right), null));
    }

    private void decide(Activation pending, Verdict verdict, String justification, User by) {
        SignedIn.as(by, () -> workflow.decide(pending.id(), verdict, justification));
    }

    private void assertRefused(Activation pending, User by, Reason reason) {
        assertThatThrownBy(() -> decide(pending, Verdict.APPROVE, "fine", by))
                .isInstanceOfSatisfying(DecisionRefused.class, refusal -> assertThat(refusal.reason())
                        .isEqualTo(reason));
    }

    private ActivationStatus status(Activation activation) {
        return activations.find(activation.id()).orElseThrow().status();
    }

    private Stream<String> offeredTo(Activation pending) {
        var task = taskService
                .createTaskQuery()
                .processInstanceBusinessKey(pending.id().toString())
                .singleResult();
        return taskService.getIdentityLinksForTask(task.getId()).stream().map(link -> link.getUserId());
    }
}
