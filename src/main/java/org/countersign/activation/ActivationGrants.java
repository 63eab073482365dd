package org.countersign.activation;

import java.time.Instant;
import java.util.stream.Stream;
import org.countersign.activation.ActivationEvent.ActivationFailed;
import org.countersign.activation.ActivationEvent.ActivationGranted;
import org.countersign.activation.ActivationEvent.ActivationScheduled;
import org.countersign.assignment.AssignmentType;
import org.countersign.assignment.Eligibilities;
import org.countersign.assignment.Eligibility;
import org.countersign.assignment.EndReason;
import org.countersign.assignment.RoleAssignment;
import org.countersign.assignment.RoleAssignments;
import org.countersign.time.DatabaseClock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The sink: where a request becomes an active role. It believes the store alone. Whatever process led here, and
 * whatever its variables say, the role is granted if and only if the recorded facts allow it.
 */
@Service
@Transactional
public class ActivationGrants {

    private final ActivationStore store;
    private final GrantChecks checks;
    private final Eligibilities eligibilities;
    private final RoleAssignments assignments;
    private final DatabaseClock clock;
    private final ApplicationEventPublisher events;

    ActivationGrants(
            ActivationStore store,
            GrantChecks checks,
            Eligibilities eligibilities,
            RoleAssignments assignments,
            DatabaseClock clock,
            ApplicationEventPublisher events) {
        this.store = store;
        this.checks = checks;
        this.eligibilities = eligibilities;
        this.assignments = assignments;
        this.clock = clock;
        this.events = events;
    }

    /** Notes that the role will be granted at its start; the grant itself checks everything. */
    public Activation schedule(ActivationId id) {
        var scheduled = store.update(store.lock(id).become(ActivationStatus.SCHEDULED, "", clock.now()));
        events.publishEvent(new ActivationScheduled(scheduled));
        return scheduled;
    }

    /**
     * Grants the role, or refuses to. Calling it again changes nothing.
     *
     * @return the activation: active if and only if the role is granted
     */
    public Activation grant(ActivationId id) {
        var eligibility = eligibilities.lockEffective(find(id).request().right());
        var activation = store.lock(id);
        if (!activation.status().mayBecome(ActivationStatus.ACTIVE)
                && !activation.status().isCancelable()) {
            return activation;
        }
        var violations = checks.violationsAtGrant(activation);
        if (!violations.isEmpty() || eligibility.isEmpty()) {
            var failed =
                    store.update(activation.become(ActivationStatus.FAILED, Sentences.of(violations), clock.now()));
            events.publishEvent(new ActivationFailed(failed, violations));
            return failed;
        }
        return activate(activation, eligibility.get());
    }

    /**
     * Takes a granted role back, if nobody did so before.
     *
     * @return the activation, no longer active
     */
    public Activation revoke(ActivationId id) {
        assignments.end(id.value(), EndReason.REVOKED, null, "");
        return store.lock(id);
    }

    private Activation activate(Activation activation, Eligibility eligibility) {
        var now = clock.now();
        var asked = activation.request().start();
        var start = asked != null && asked.isAfter(now) ? asked : now;
        makeWayFor(activation);
        var granted = store.update(activation.grantedFor(start, endOf(activation, eligibility, start), now));
        assignments.activate(new RoleAssignment(
                activation.id().value(),
                activation.request().requestor(),
                activation.request().role(),
                activation.request().scope(),
                AssignmentType.ACTIVATED,
                eligibility.id(),
                start,
                granted.end()));
        events.publishEvent(new ActivationGranted(granted));
        return granted;
    }

    /** At most one activation of a right is live: what is granted takes the place of what is active. */
    private void makeWayFor(Activation activation) {
        var request = activation.request();
        assignments
                .findActivated(request.right())
                .ifPresent(active -> assignments.end(active.id(), EndReason.EXTENDED, request.requestor(), ""));
        assignments.retireExpired(request.right().direct());
    }

    /** The earliest of: the asked duration from the start on, the longest one allowed, the asked end, the eligibility's. */
    private Instant endOf(Activation activation, Eligibility eligibility, Instant start) {
        var request = activation.request();
        var maximum = checks.maximumDurationOf(activation);
        return Stream.of(start.plus(request.duration()), start.plus(maximum), request.end(), eligibility.end())
                .flatMap(Stream::ofNullable)
                .min(Instant::compareTo)
                .orElseThrow();
    }

    private Activation find(ActivationId id) {
        return store.find(id).orElseThrow(() -> new IllegalStateException("No activation " + id));
    }
}
