package org.countersign.assignment;

import static org.countersign.assignment.AssignmentRefused.Reason.EXISTS;
import static org.countersign.assignment.AssignmentRefused.Reason.MISSING;
import static org.countersign.assignment.AssignmentRefused.Reason.NOT_ADMINISTRATOR;
import static org.countersign.assignment.AssignmentRefused.Reason.OWN;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.countersign.mfa.SecondFactor;
import org.countersign.mfa.SecondFactors;
import org.countersign.role.Roles;
import org.countersign.time.DatabaseClock;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/** How administrators give roles, to activate or to hold, move them and take them back. */
@Service
public class AssignmentOrders {

    private final Map<AssignmentKind, GivenRoles> given;
    private final AssignmentRequests requests;
    private final LastGlobalAdministrator lastGlobalAdministrator;
    private final ProductRights rights;
    private final Principals principals;
    private final Scopes scopes;
    private final Roles roles;
    private final SecondFactors secondFactors;
    private final DatabaseClock clock;
    private final TransactionOperations transactions;

    AssignmentOrders(
            List<GivenRoles> given,
            AssignmentRequests requests,
            LastGlobalAdministrator lastGlobalAdministrator,
            ProductRights rights,
            Principals principals,
            Scopes scopes,
            Roles roles,
            SecondFactors secondFactors,
            DatabaseClock clock,
            TransactionOperations transactions) {
        this.given = given.stream().collect(Collectors.toMap(GivenRoles::kind, Function.identity()));
        this.requests = requests;
        this.lastGlobalAdministrator = lastGlobalAdministrator;
        this.rights = rights;
        this.principals = principals;
        this.scopes = scopes;
        this.roles = roles;
        this.secondFactors = secondFactors;
        this.clock = clock;
        this.transactions = transactions;
    }

    /**
     * Carries an order out. What is offered is proved in a transaction of its own, once nothing else stands against the
     * order: so each try is counted and used up, whatever becomes of the order, and a refusal tells nothing of it else.
     *
     * @param offered as the proof of a second factor, if anything is; consumed only where the role's settings ask for one
     * @throws AssignmentRefused if it does not count; then nothing has changed
     */
    @Transactional(propagation = Propagation.NEVER)
    public AssignmentRequest carryOut(AssignmentOrder order, @Nullable SecondFactor offered) {
        var id = UUID.randomUUID();
        var isProven = offered != null
                && asksForProof(order)
                && secondFactors.prove(order.by(), offered, id).isPresent();
        return Objects.requireNonNull(transactions.execute(status -> carryOut(id, order, isProven)));
    }

    /** @throws AssignmentRefused if anything else stands against the order */
    private boolean asksForProof(AssignmentOrder order) {
        var asks = new AtomicBoolean();
        transactions.executeWithoutResult(status -> prepare(order, () -> {
            asks.set(true);
            return true;
        }));
        return asks.get();
    }

    private AssignmentRequest carryOut(UUID id, AssignmentOrder order, boolean isProven) {
        var change = prepare(order, () -> isProven);
        var request = change.request(id, carryOut(id, order, change), order, clock.now());
        lastGlobalAdministrator.requireOneAfter(order);
        requests.add(request);
        return request;
    }

    /**
     * What an order would do, without any effect. What is offered is not verified, so that this is no place to guess one.
     *
     * @throws AssignmentRefused if it would not count
     */
    @Transactional
    public AssignmentRequest rehearse(AssignmentOrder order, @Nullable SecondFactor offered) {
        var nothing = new UUID(0, 0);
        return prepare(order, () -> offered != null).request(nothing, nothing, order, clock.now());
    }

    private Change prepare(AssignmentOrder order, BooleanSupplier secondFactor) {
        requireAdministrator(order);
        lastGlobalAdministrator.lockFor(order);
        var current = given(order).lockCurrent(order.key()).map(Held.class::cast);
        if (order.action() == AssignmentAction.REMOVE) {
            return new Change.TakeBack(current.orElseThrow(AssignmentOrders::missing));
        }
        requireSomebodyElse(order);
        scopes.requireKnown(order.key().scope());
        if (order.action() == AssignmentAction.UPDATE || order.action() == AssignmentAction.EXTEND) {
            var held = current.orElseThrow(AssignmentOrders::missing);
            return new Change.Move(held, allowedTerm(order, held, secondFactor));
        }
        requireNone(order, current);
        return new Change.Give(allowedTerm(order, null, secondFactor));
    }

    private void requireAdministrator(AssignmentOrder order) {
        if (!rights.mayAdminister(order.by())) {
            throw new AssignmentRefused(
                    NOT_ADMINISTRATOR,
                    "This takes an active Privileged Role Administrator or Global Administrator role.");
        }
    }

    /** Who could give himself a role would have every role there is. */
    private void requireSomebodyElse(AssignmentOrder order) {
        if (principals.isPersonBehind(order.by(), order.key().principal())) {
            throw new AssignmentRefused(
                    OWN, "Nobody gives himself a role, from no account of his and through no group of his.");
        }
    }

    private void requireNone(AssignmentOrder order, Optional<Held> current) {
        if (current.isPresent()) {
            throw exists();
        }
        if (order.action() == AssignmentAction.RENEW
                && given(order).lastExpired(order.key()).isEmpty()) {
            throw missing();
        }
    }

    private Term allowedTerm(AssignmentOrder order, @Nullable Held current, BooleanSupplier secondFactor) {
        var settings = given(order).settings(roles.settingsOf(order.key().role()));
        var now = clock.now();
        var term = Term.of(order, current, settings, now);
        principals.requireFit(order.key().principal(), order.kind(), term.end());
        var violations = new AssignmentRules(settings)
                .violations(term.begins(now), term.end(), order.justification(), secondFactor);
        if (!violations.isEmpty()) {
            throw new AssignmentRefused(violations);
        }
        return term;
    }

    private UUID carryOut(UUID id, AssignmentOrder order, Change change) {
        try {
            return change.carryOut(id, given(order), order).scheduleId();
        } catch (DuplicateKeyException e) {
            throw exists();
        }
    }

    private GivenRoles given(AssignmentOrder order) {
        return Objects.requireNonNull(given.get(order.kind()));
    }

    private static AssignmentRefused exists() {
        return new AssignmentRefused(EXISTS, "This assignment exists already.");
    }

    private static AssignmentRefused missing() {
        return new AssignmentRefused(MISSING, "There is no such assignment.");
    }
}
