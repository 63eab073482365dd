package org.countersign.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.countersign.assignment.AssignmentAction.ASSIGN;
import static org.countersign.assignment.AssignmentAction.EXTEND;
import static org.countersign.assignment.AssignmentAction.REMOVE;
import static org.countersign.assignment.AssignmentAction.RENEW;
import static org.countersign.assignment.AssignmentAction.UPDATE;
import static org.countersign.assignment.AssignmentKind.ACTIVE;
import static org.countersign.assignment.AssignmentKind.ELIGIBLE;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.countersign.CountersignTest;
import org.countersign.activation.Activation;
import org.countersign.activation.ActivationStatus;
import org.countersign.activation.ActivationWorkflow;
import org.countersign.activation.Activations;
import org.countersign.assignment.AssignmentRefused.Reason;
import org.countersign.assignment.AssignmentRefused.Violation;
import org.countersign.audit.Activity;
import org.countersign.audit.AuditTrail;
import org.countersign.audit.AuditView;
import org.countersign.directory.AdministrativeUnit;
import org.countersign.directory.AdministrativeUnitId;
import org.countersign.directory.AdministrativeUnits;
import org.countersign.directory.Memberships;
import org.countersign.directory.PrincipalId;
import org.countersign.directory.User;
import org.countersign.mfa.OneTimeCode;
import org.countersign.role.AssignmentSettings;
import org.countersign.role.RoleDefinition;
import org.countersign.role.Roles;
import org.countersign.role.Scope;
import org.countersign.security.SignedIn;
import org.countersign.testing.Scene;
import org.countersign.time.MovableClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What administrators give, move and take back; and what becomes of what was activated from it. */
@CountersignTest
class AssignmentOrdersTests {

    @Autowired
    private Scene scene;

    @Autowired
    private MovableClock clock;

    @Autowired
    private AssignmentOrders orders;

    @Autowired
    private AssignmentRequests requests;

    @Autowired
    private Eligibilities eligibilities;

    @Autowired
    private RoleAssignments assignments;

    @Autowired
    private AdministrativeUnits units;

    @Autowired
    private Memberships memberships;

    @Autowired
    private Activations activations;

    @Autowired
    private ActivationWorkflow workflow;

    @Autowired
    private Roles roles;

    @Autowired
    private AuditTrail trail;

    private User paula;
    private User lee;
    private RoleDefinition role;

    @BeforeEach
    void aRoleAndItsAdministrator() {
        paula = scene.person("Paula");
        lee = scene.person("Lee");
        role = scene.plainRole();
        scene.standing(paula, RoleDefinition.PRIVILEGED_ROLE_ADMINISTRATOR);
        scene.standing(scene.person("Grace"), RoleDefinition.GLOBAL_ADMINISTRATOR);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsGivenForATimeIsOverAtItsEnd(AssignmentKind kind) {
        var given = order(ASSIGN, kind, lee.id(), days(10));

        assertThat(holds(kind, lee)).isTrue();
        assertThat(given.end()).isEqualTo(given.start().plus(Duration.ofDays(10)));
        assertThat(requests.all(kind).find(given.id())).isPresent();

        clock.pass(Duration.ofDays(10));
        assertThat(holds(kind, lee)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void whatBeginsLaterIsNotHeldBefore(AssignmentKind kind) {
        orders.carryOut(
                new AssignmentOrder(
                        ASSIGN, kind, key(lee.id()), in(Duration.ofDays(2)), days(1), "On call", "", "", paula.id()),
                null);

        assertThat(holds(kind, lee)).isFalse();
        clock.pass(Duration.ofDays(2));
        assertThat(holds(kind, lee)).isTrue();
        clock.pass(Duration.ofDays(1));
        assertThat(holds(kind, lee)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsGivenToAGroupIsHeldByWhoeverIsInIt(AssignmentKind kind) {
        var inner = scene.group(lee);
        var outer = scene.group();
        memberships.add(outer, inner);

        order(ASSIGN, kind, outer, forEver());

        assertThat(holds(kind, lee)).isTrue();
        memberships.remove(inner, lee.id());
        assertThat(holds(kind, lee)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsTakenBackIsHeldNoMore(AssignmentKind kind) {
        order(ASSIGN, kind, lee.id(), forEver());

        var removed = order(REMOVE, kind, lee.id(), unsaid());

        assertThat(removed.start()).isNull();
        assertThat(holds(kind, lee)).isFalse();
        assertRefused(Reason.MISSING, REMOVE, kind, lee.id(), unsaid());
        assertThat(order(ASSIGN, kind, lee.id(), forEver()).target()).isNotEqualTo(removed.target());
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsGivenTwice(AssignmentKind kind) {
        order(ASSIGN, kind, lee.id(), forEver());

        assertRefused(Reason.EXISTS, ASSIGN, kind, lee.id(), days(3));
        assertRefused(Reason.EXISTS, RENEW, kind, lee.id(), days(3));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsThereIsMovedAndStaysTheSame(AssignmentKind kind) {
        var given = order(ASSIGN, kind, lee.id(), days(10));

        var moved = order(UPDATE, kind, lee.id(), new Expiry.At(in(Duration.ofDays(2))));

        assertThat(moved.target()).isEqualTo(given.target());
        clock.pass(Duration.ofDays(2));
        assertThat(holds(kind, lee)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void anExtensionEndsLater(AssignmentKind kind) {
        order(ASSIGN, kind, lee.id(), days(10));

        assertRefused(Reason.INVALID, EXTEND, kind, lee.id(), days(9));
        order(EXTEND, kind, lee.id(), days(20));

        clock.pass(Duration.ofDays(19));
        assertThat(holds(kind, lee)).isTrue();
        order(EXTEND, kind, lee.id(), forEver());
        assertRefused(Reason.INVALID, EXTEND, kind, lee.id(), days(400));
    }

    @ParameterizedTest
    @EnumSource
    void whatHasExpiredIsRenewedAndNothingElse(AssignmentKind kind) {
        assertRefused(Reason.MISSING, RENEW, kind, lee.id(), days(10));
        var given = order(ASSIGN, kind, lee.id(), days(10));
        clock.pass(Duration.ofDays(11));
        assertRefused(Reason.MISSING, EXTEND, kind, lee.id(), days(20));

        var renewed = order(RENEW, kind, lee.id(), days(10));

        assertThat(renewed.target()).isNotEqualTo(given.target());
        assertThat(holds(kind, lee)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void whatCannotBeMeantIsRefused(AssignmentKind kind) {
        assertRefused(
                Reason.INVALID,
                ASSIGN,
                kind,
                lee.id(),
                new Expiry.At(clock.now().minusSeconds(1)));
        assertRefused(Reason.INVALID, ASSIGN, kind, lee.id(), new Expiry.After(Duration.ofDays(-1)));
        assertRefused(Reason.TOO_SHORT, ASSIGN, kind, lee.id(), new Expiry.After(Duration.ofMinutes(4)));
        order(ASSIGN, kind, lee.id(), days(10));
        clock.pass(Duration.ofDays(1));
        assertRefused(Reason.TOO_SHORT, UPDATE, kind, lee.id(), new Expiry.At(clock.now()));
    }

    @ParameterizedTest
    @EnumSource
    void aRefusalNamesEveryRule(AssignmentKind kind) {
        roleAsks(new AssignmentSettings(false, Duration.ofDays(15), true, true));

        assertThatThrownBy(() -> orders.carryOut(orderOf(ASSIGN, kind, lee.id(), forEver(), ""), null))
                .isInstanceOfSatisfying(AssignmentRefused.class, refused -> {
                    assertThat(refused.reason()).isEqualTo(Reason.RULES);
                    assertThat(refused.violations())
                            .extracting(Violation::rule)
                            .containsExactly("ExpirationRule", "JustificationRule", "MfaRule");
                });
        assertRefused(Reason.RULES, ASSIGN, kind, lee.id(), days(16));
        assertThat(holds(kind, lee)).isFalse();
    }

    @Test
    void theAdministratorsCodeCountsOnce() {
        roleAsks(new AssignmentSettings(false, Duration.ofDays(15), true, true));
        var code = scene.code();

        var given = orders.carryOut(orderOf(ASSIGN, ELIGIBLE, lee.id(), unsaid(), "On call"), code);

        assertThat(given.end()).isEqualTo(given.start().plus(Duration.ofDays(15)));
        assertRefused(Reason.RULES, orderOf(ASSIGN, ACTIVE, lee.id(), unsaid(), "On call"), code);
    }

    /** Whatever else is wrong with an order, it is no place to find out which code is right. */
    @Test
    void aRefusalDoesNotTellWhetherTheCodeIsRight() {
        roleAsks(new AssignmentSettings(true, Duration.ofDays(15), true, true));
        var unjustified = orderOf(ASSIGN, ELIGIBLE, lee.id(), unsaid(), "");

        assertThat(violationsOf(unjustified, scene.code()))
                .isEqualTo(violationsOf(unjustified, new OneTimeCode("000000")))
                .containsExactly("JustificationRule");
    }

    @Test
    void wrongCodesAreCountedWhereOrdersAreRefused() {
        roleAsks(new AssignmentSettings(true, Duration.ofDays(15), true, true));
        var order = orderOf(ASSIGN, ELIGIBLE, lee.id(), unsaid(), "On call");

        for (var tries = 0; tries < 5; tries++) {
            assertRefused(Reason.RULES, order, new OneTimeCode("000000"));
        }

        assertRefused(Reason.RULES, order, scene.code());
    }

    private List<String> violationsOf(AssignmentOrder order, OneTimeCode code) {
        try {
            orders.carryOut(order, code);
            return List.of();
        } catch (AssignmentRefused refused) {
            return refused.violations().stream().map(Violation::rule).toList();
        }
    }

    @Test
    void aRehearsalHasNoEffect() {
        orders.rehearse(orderOf(ASSIGN, ELIGIBLE, lee.id(), forEver(), "On call"), null);

        assertThat(holds(ELIGIBLE, lee)).isFalse();
        assertThat(requests.all(ELIGIBLE).where(requests.concerns(lee.id())).count())
                .isZero();
    }

    @Test
    void nobodyButAnActiveAdministratorOrdersAnything() {
        var eligible = scene.person("Mike");
        scene.eligible(eligible, roles.role(RoleDefinition.PRIVILEGED_ROLE_ADMINISTRATOR));
        var elsewhere = scene.person("Nora");
        assignments.assign(
                new RoleAssignment(
                        UUID.randomUUID(),
                        elsewhere.id(),
                        RoleDefinition.GLOBAL_ADMINISTRATOR,
                        new Scope("/administrativeUnits/" + UUID.randomUUID()),
                        AssignmentType.ASSIGNED,
                        null,
                        clock.now(),
                        null),
                null,
                "");

        for (var by : new User[] {lee, eligible, elsewhere}) {
            for (var action : AssignmentAction.values()) {
                var order = new AssignmentOrder(
                        action, ELIGIBLE, key(scene.person("Gus").id()), null, days(1), "", "", "", by.id());
                assertRefused(Reason.NOT_ADMINISTRATOR, order, null);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void nobodyGivesHimselfARole(AssignmentKind kind) {
        var other = scene.secondAccountOf(paula);
        var nested = scene.group(other);
        var group = scene.group();
        memberships.add(group, nested);

        for (var principal : new PrincipalId[] {paula.id(), other.id(), group}) {
            assertRefused(Reason.OWN, ASSIGN, kind, principal, days(1));
        }
        order(ASSIGN, kind, scene.group(lee), days(1));
    }

    @ParameterizedTest
    @EnumSource
    void aRoleIsGivenForAnAdministrativeUnitAndCountsThere(AssignmentKind kind) {
        var unit = new AdministrativeUnit(new AdministrativeUnitId(UUID.randomUUID()), "Unit " + UUID.randomUUID());
        units.add(unit);
        var scope = new Scope("/administrativeUnits/" + unit.id().value());

        orders.carryOut(orderAt(scope, kind), null);

        assertThat(holds(kind, lee)).isFalse();
        assertThat(
                        kind == ACTIVE
                                ? assignments.isActive(new Right(lee.id(), role.id(), scope))
                                : eligibilities
                                        .lockEffective(new Right(lee.id(), role.id(), scope))
                                        .isPresent())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/x", "/administrativeUnits/", "/administrativeUnits/6F7E1C5A-0000-4000-8000-000000000000"})
    void noRoleIsGivenForAScopeThatIsNotThere(String path) {
        assertRefused(Reason.INVALID, orderAt(new Scope(path), ELIGIBLE), null);
        assertRefused(Reason.INVALID, orderAt(new Scope("/administrativeUnits/" + UUID.randomUUID()), ELIGIBLE), null);
    }

    private AssignmentOrder orderAt(Scope scope, AssignmentKind kind) {
        return new AssignmentOrder(
                ASSIGN,
                kind,
                new AssignmentKey(lee.id(), role.id(), scope),
                null,
                forEver(),
                "On call",
                "",
                "",
                paula.id());
    }

    @Test
    void anActivatedRoleEndsWithTheEligibilityItRestsOn() {
        order(ASSIGN, ELIGIBLE, lee.id(), forEver());
        var active = activate();

        order(REMOVE, ELIGIBLE, lee.id(), unsaid());

        assertThat(holds(ACTIVE, lee)).isFalse();
        assertThat(status(active)).isEqualTo(ActivationStatus.WITHDRAWN);
    }

    @Test
    void anActivatedRoleOutlivesOneOfTwoEligibilities() {
        var group = scene.group(lee);
        order(ASSIGN, ELIGIBLE, lee.id(), forEver());
        order(ASSIGN, ELIGIBLE, group, forEver());
        var active = activate();

        order(REMOVE, ELIGIBLE, lee.id(), unsaid());
        assertThat(holds(ACTIVE, lee)).isTrue();

        memberships.remove(group, lee.id());
        assertThat(holds(ACTIVE, lee)).isFalse();
        assertThat(status(active)).isEqualTo(ActivationStatus.WITHDRAWN);
    }

    @Test
    void anActivatedRoleEndsNoLaterThanTheEligibilityThatIsLeft() {
        var group = scene.group(lee);
        order(ASSIGN, ELIGIBLE, lee.id(), forEver());
        order(ASSIGN, ELIGIBLE, group, new Expiry.After(Duration.ofHours(1)));
        var active = activate();

        order(REMOVE, ELIGIBLE, lee.id(), unsaid());

        assertThat(activations.find(active.id()).orElseThrow().end()).isBefore(active.end());
        clock.pass(Duration.ofHours(1));
        assertThat(holds(ACTIVE, lee)).isFalse();
    }

    @Test
    void aShorterEligibilityCutsWhatWasActivatedFromIt() {
        order(ASSIGN, ELIGIBLE, lee.id(), forEver());
        var active = activate();

        var end = in(Duration.ofMinutes(30));

        order(UPDATE, ELIGIBLE, lee.id(), new Expiry.At(end));

        assertThat(activations.find(active.id()).orElseThrow().end()).isEqualTo(end);
        clock.pass(Duration.ofMinutes(30));
        assertThat(holds(ACTIVE, lee)).isFalse();
    }

    @Test
    void theEndOfAGroupsRoleLeavesTheActivatedOne() {
        var group = scene.group(lee);
        order(ASSIGN, ELIGIBLE, lee.id(), forEver());
        order(ASSIGN, ACTIVE, group, forEver());
        var active = activate();

        order(REMOVE, ACTIVE, group, unsaid());
        assertThat(holds(ACTIVE, lee)).isTrue();

        order(ASSIGN, ACTIVE, group, forEver());
        order(REMOVE, ELIGIBLE, lee.id(), unsaid());
        assertThat(holds(ACTIVE, lee)).isTrue();
        assertThat(status(active)).isEqualTo(ActivationStatus.WITHDRAWN);
    }

    @Test
    void aWaitingRequestIsWithdrawnWithTheLastEligibilityOnly() {
        role = scene.approvedRole(paula);
        var group = scene.group(lee);
        order(ASSIGN, ELIGIBLE, lee.id(), forEver());
        order(ASSIGN, ELIGIBLE, group, forEver());
        var waiting = activate();

        order(REMOVE, ELIGIBLE, lee.id(), unsaid());
        assertThat(status(waiting)).isEqualTo(ActivationStatus.PENDING_APPROVAL);

        order(REMOVE, ELIGIBLE, group, unsaid());
        assertThat(status(waiting)).isEqualTo(ActivationStatus.WITHDRAWN);
    }

    @Test
    void aWaitingRequestIsWithdrawnWhenItsRequestorLeavesTheGroup() {
        role = scene.approvedRole(paula);
        var group = scene.group(lee);
        order(ASSIGN, ELIGIBLE, group, forEver());
        var waiting = activate();

        memberships.remove(group, lee.id());

        assertThat(status(waiting)).isEqualTo(ActivationStatus.WITHDRAWN);
    }

    @Test
    void aWaitingRequestIsWithdrawnWhenTheGroupLeavesTheOneThatIsEligible() {
        role = scene.approvedRole(paula);
        var inner = scene.group(lee);
        var outer = scene.group();
        memberships.add(outer, inner);
        order(ASSIGN, ELIGIBLE, outer, forEver());
        var waiting = activate();

        memberships.remove(outer, inner);

        assertThat(status(waiting)).isEqualTo(ActivationStatus.WITHDRAWN);
    }

    @Test
    void aWaitingRequestIsWithdrawnWhenItsEligibilityIsPutOff() {
        role = scene.approvedRole(paula);
        order(ASSIGN, ELIGIBLE, lee.id(), forEver());
        var waiting = activate();

        orders.carryOut(
                new AssignmentOrder(
                        UPDATE,
                        ELIGIBLE,
                        key(lee.id()),
                        in(Duration.ofDays(1)),
                        forEver(),
                        "On call",
                        "",
                        "",
                        paula.id()),
                null);

        assertThat(status(waiting)).isEqualTo(ActivationStatus.WITHDRAWN);
    }

    @Test
    void everyOrderIsInTheAudit() {
        order(ASSIGN, ELIGIBLE, lee.id(), days(10));
        order(UPDATE, ELIGIBLE, lee.id(), days(20));
        order(REMOVE, ELIGIBLE, lee.id(), unsaid());
        order(ASSIGN, ACTIVE, lee.id(), days(10));
        order(EXTEND, ACTIVE, lee.id(), days(20));
        order(REMOVE, ACTIVE, lee.id(), unsaid());

        assertThat(trail.newestFirst(new AuditView.Concerning(lee.id()), 10))
                .allSatisfy(event -> assertThat(event.reason()).isEqualTo("On call"))
                .extracting(event -> event.activity())
                .containsExactly(
                        Activity.ROLE_ASSIGNMENT_ENDED,
                        Activity.ROLE_ASSIGNMENT_RESCHEDULED,
                        Activity.ROLE_ASSIGNED,
                        Activity.ELIGIBILITY_REMOVED,
                        Activity.ELIGIBILITY_RESCHEDULED,
                        Activity.ELIGIBILITY_ASSIGNED);
    }

    private Activation activate() {
        return SignedIn.as(
                lee, () -> workflow.start(Scene.requestFor(new Right(lee.id(), role.id(), Scope.DIRECTORY)), null));
    }

    private ActivationStatus status(Activation activation) {
        return activations.find(activation.id()).orElseThrow().status();
    }

    private boolean holds(AssignmentKind kind, User user) {
        return kind == ACTIVE
                ? assignments.isActive(new Right(user.id(), role.id(), Scope.DIRECTORY))
                : eligibilities.effectiveOf(user.id()).stream()
                        .anyMatch(eligibility -> eligibility.role().equals(role.id())
                                && eligibility.scope().equals(Scope.DIRECTORY));
    }

    private void roleAsks(AssignmentSettings asked) {
        roles.changeSettings(roles.settingsOf(role.id()).withEligible(asked).withActive(asked));
    }

    private AssignmentRequest order(
            AssignmentAction action, AssignmentKind kind, PrincipalId principal, Expiry expiry) {
        return orders.carryOut(orderOf(action, kind, principal, expiry, "On call"), null);
    }

    private AssignmentOrder orderOf(
            AssignmentAction action, AssignmentKind kind, PrincipalId principal, Expiry expiry, String justification) {
        return new AssignmentOrder(action, kind, key(principal), null, expiry, justification, "", "", paula.id());
    }

    private void assertRefused(
            Reason reason, AssignmentAction action, AssignmentKind kind, PrincipalId principal, Expiry expiry) {
        assertRefused(reason, orderOf(action, kind, principal, expiry, "On call"), null);
    }

    private void assertRefused(Reason reason, AssignmentOrder order, @Nullable OneTimeCode code) {
        assertThatThrownBy(() -> orders.carryOut(order, code))
                .isInstanceOfSatisfying(AssignmentRefused.class, refused -> assertThat(refused.reason())
                        .isEqualTo(reason));
    }

    private AssignmentKey key(PrincipalId principal) {
        return new AssignmentKey(principal, role.id(), Scope.DIRECTORY);
    }

    private Instant in(Duration time) {
        return clock.now().plus(time).truncatedTo(ChronoUnit.SECONDS);
    }

    private static Expiry days(int days) {
        return new Expiry.After(Duration.ofDays(days));
    }

    private static Expiry forEver() {
        return new Expiry.Never();
    }

    private static Expiry unsaid() {
        return new Expiry.Unspecified();
    }
}
