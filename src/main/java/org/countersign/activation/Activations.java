package org.countersign.activation;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.countersign.activation.ActivationEvent.ActivationRefused;
import org.countersign.activation.ActivationEvent.ActivationRequested;
import org.countersign.assignment.Approvers;
import org.countersign.assignment.Eligibilities;
import org.countersign.assignment.InvalidRequest;
import org.countersign.assignment.RequestColumns;
import org.countersign.assignment.RoleAssignment;
import org.countersign.assignment.RoleAssignments;
import org.countersign.directory.Directory;
import org.countersign.directory.UserId;
import org.countersign.mfa.SecondFactor;
import org.countersign.query.Rows;
import org.countersign.role.Roles;
import org.countersign.time.DatabaseClock;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Requests for roles: how they are taken in, checked and found again. */
@Service
@Transactional
public class Activations {

    /** The columns of its rows. */
    public static final RequestColumns COLUMNS = ActivationStore.COLUMNS;

    /** Where a request is in its life: the name of an {@link ActivationStatus}. */
    public static final Field<String> STATUS = ActivationStore.STATUS;

    /** Whether it is to prolong a role that is activated already. */
    public static final Field<Boolean> EXTENSION = ActivationStore.EXTENSION;

    private final ActivationStore store;
    private final Findings findings;
    private final Decisions decisions;
    private final ActivationLock lock;
    private final ActivationRules rules;
    private final ActivationClosures closures;
    private final Approvers approvers;
    private final Directory directory;
    private final Roles roles;
    private final Eligibilities eligibilities;
    private final RoleAssignments assignments;
    private final ActivationProofs proofs;
    private final DatabaseClock clock;
    private final ApplicationEventPublisher events;

    Activations(
            ActivationStore store,
            Findings findings,
            Decisions decisions,
            ActivationLock lock,
            ActivationRules rules,
            ActivationClosures closures,
            Approvers approvers,
            Directory directory,
            Roles roles,
            Eligibilities eligibilities,
            RoleAssignments assignments,
            ActivationProofs proofs,
            DatabaseClock clock,
            ApplicationEventPublisher events) {
        this.store = store;
        this.findings = findings;
        this.decisions = decisions;
        this.lock = lock;
        this.rules = rules;
        this.closures = closures;
        this.approvers = approvers;
        this.directory = directory;
        this.roles = roles;
        this.eligibilities = eligibilities;
        this.assignments = assignments;
        this.proofs = proofs;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Takes a request in.
     *
     * @throws ActivationConflict if a request for the same right is open, or the role is active
     */
    public Activation register(ActivationId id, RequestActivation request) {
        makeRoomFor(request);
        var settings = roles.settingsOf(request.role()).activation();
        var activation = Activation.register(id, request, settings, clock.now());
        store.insert(activation);
        findings.begin(id);
        decisions.begin(id);
        findings.record(id, rules.gate(RuleName.APPROVER, asked(activation, demand -> false)));
        events.publishEvent(new ActivationRequested(activation));
        return activation;
    }

    /** Of all who ask for a right at once, one at a time passes the lock; what is over by the clock stands in nobody's way. */
    private void makeRoomFor(RequestActivation request) {
        var right = request.right();
        eligibilities.lockEffective(right);
        assignments.retireExpired(right.direct());
        requireNoneOpen(request.openKeys());
        if (request.extension()) {
            requireLonger(assignments.findActivated(right).orElseThrow(Deactivations::notActive), request);
            return;
        }
        if (assignments.isHeldDirectly(right)) {
            throw ActivationConflict.active();
        }
    }

    /** Of what waits and what is active, the one that waits is told of: it is what the requestor can take back. */
    private void requireNoneOpen(Set<String> keys) {
        var open = store.lockOpen(keys).stream()
                .map(closures::closeIfOverdue)
                .map(Activation::status)
                .filter(ActivationStatus::isOpen)
                .toList();
        if (!open.isEmpty()) {
            throw open.stream().allMatch(ActivationStatus.ACTIVE::equals)
                    ? ActivationConflict.active()
                    : ActivationConflict.pending();
        }
    }

    private void requireLonger(RoleAssignment active, RequestActivation extension) {
        var end = active.end();
        if (end != null && !clock.now().plus(extension.duration()).isAfter(end)) {
            throw new InvalidRequest(
                    "BadRequest", "An extension must end later than the role does now, at " + end + ".");
        }
    }

    /**
     * Checks one rule and records what it found.
     *
     * @param offered the second factor offered for this request, if any; consumed only by the rules of MFA and
     *     authentication contexts, where one is needed
     */
    public Activation check(ActivationId id, RuleName rule, @Nullable SecondFactor offered) {
        var activation = lock.lock(id);
        findings.record(id, rules.gate(rule, asked(activation, proofs.given(activation, offered))));
        return activation;
    }

    /** Whether rules were checked, and each of them was met. */
    public boolean isCleared(ActivationId id) {
        var found = findings.of(id);
        return !found.isEmpty() && found.stream().allMatch(Finding::met);
    }

    /** What the rules found that is not met. */
    public List<Finding> violations(ActivationId id) {
        return findings.of(id).stream().filter(finding -> !finding.met()).toList();
    }

    /** Refuses a request whose rules were not met; one that is past its rules stays as it is. */
    public Activation refuse(ActivationId id) {
        var activation = store.lock(id);
        if (activation.status() != ActivationStatus.REGISTERED) {
            return activation;
        }
        var failed = violations(id);
        var reason = failed.isEmpty() ? "The process did not check the request." : Sentences.of(failed);
        var refused = store.update(activation.become(ActivationStatus.REFUSED, reason, clock.now()));
        events.publishEvent(new ActivationRefused(refused, failed));
        return refused;
    }

    /**
     * What a request would lead to, without any effect. What is offered is not verified, so that this is no place to
     * guess a code.
     *
     * @throws ActivationConflict if a request for the same right is open, or the role is active
     */
    public Rehearsal rehearse(RequestActivation request, @Nullable SecondFactor offered) {
        makeRoomFor(request);
        var settings = roles.settingsOf(request.role()).activation();
        var draft = Activation.register(new ActivationId(new UUID(0, 0)), request, settings, clock.now());
        var found = rules.gates(asked(draft, proofs.rehearsed(draft, offered)));
        return new Rehearsal(draft, found, settings.approvalRequired() ? approversOf(request) : 0);
    }

    private int approversOf(RequestActivation request) {
        return approvers
                .askedAbout(request.role(), directory.user(request.requestor()))
                .size();
    }

    private static ActivationCheck asked(Activation activation, ProvedFactor secondFactor) {
        return new ActivationCheck(activation, activation.settings(), secondFactor);
    }

    /** The activation of that id. */
    public Optional<Activation> find(ActivationId id) {
        return store.find(id);
    }

    /** What somebody asked for, newest first, at most {@code limit}. */
    public List<Activation> requestedBy(UserId requestor, int limit) {
        return store.newestFirst(ActivationStore.isRequestedBy(requestor), limit);
    }

    /** All requests. */
    public Rows<Activation> all() {
        return store.rows(ActivationStore.any());
    }

    /** The requests that wait for a decision. */
    public Rows<Activation> pending() {
        return store.rows(ActivationStore.hasStatus(ActivationStatus.PENDING_APPROVAL));
    }
}
