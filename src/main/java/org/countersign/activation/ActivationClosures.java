package org.countersign.activation;

import java.util.List;
import org.countersign.activation.ActivationEvent.ActivationCanceled;
import org.countersign.activation.ActivationEvent.ActivationEnded;
import org.countersign.activation.ActivationEvent.ActivationTimedOut;
import org.countersign.activation.ActivationEvent.ActivationWithdrawn;
import org.countersign.assignment.AssignmentType;
import org.countersign.assignment.Eligibilities;
import org.countersign.assignment.EligibilityLessened;
import org.countersign.assignment.EndReason;
import org.countersign.assignment.RoleAssignmentEnded;
import org.countersign.assignment.RoleAssignmentRescheduled;
import org.countersign.directory.UserId;
import org.countersign.time.DatabaseClock;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Every way in which an activation is over but for a decision: each in its own transaction, whatever the engine does. */
@Service
@Transactional
public class ActivationClosures {

    private final ActivationStore store;
    private final ActivationLock lock;
    private final Eligibilities eligibilities;
    private final DatabaseClock clock;
    private final ApplicationEventPublisher events;

    ActivationClosures(
            ActivationStore store,
            ActivationLock lock,
            Eligibilities eligibilities,
            DatabaseClock clock,
            ApplicationEventPublisher events) {
        this.store = store;
        this.lock = lock;
        this.eligibilities = eligibilities;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Takes a request back that waits for its decision or its start.
     *
     * @return whether it could be cancelled
     */
    public boolean cancel(ActivationId id, UserId by) {
        var activation = store.lock(id);
        if (!activation.status().isCancelable()) {
            return false;
        }
        var canceled = store.update(activation.become(ActivationStatus.CANCELED, "", clock.now()));
        events.publishEvent(new ActivationCanceled(canceled, by));
        return true;
    }

    /**
     * Closes a request that nobody decided; one that was decided stays as it is.
     *
     * @throws IllegalStateException if there is still time to decide it, by the database's clock
     */
    public Activation timeOut(ActivationId id) {
        var activation = closeIfOverdue(store.lock(id));
        if (activation.status() == ActivationStatus.PENDING_APPROVAL) {
            throw new IllegalStateException(
                    "Activation " + id + " may be decided until " + activation.approvalDeadline());
        }
        return activation;
    }

    /** The requests whose approvers' time is over, the oldest first. */
    List<ActivationId> overdue() {
        return store.overdue(clock.now());
    }

    Activation closeIfOverdue(Activation activation) {
        var overdue = activation.status() == ActivationStatus.PENDING_APPROVAL
                && !clock.now().isBefore(activation.approvalDeadline());
        return overdue ? timeOut(activation) : activation;
    }

    private Activation timeOut(Activation activation) {
        var timedOut = store.update(
                activation.become(ActivationStatus.TIMED_OUT, "No approver answered in time.", clock.now()));
        events.publishEvent(new ActivationTimedOut(timedOut));
        return timedOut;
    }

    @EventListener
    void on(EligibilityLessened lessened) {
        for (var id : store.waitingOn(lessened.eligibility())) {
            withdrawUnlessEligible(id, lessened.by());
        }
    }

    /** Who is still eligible through a group, or as himself, keeps his request. */
    private void withdrawUnlessEligible(ActivationId id, @Nullable UserId by) {
        var activation = lock.lock(id);
        if (activation.status().isCancelable()
                && eligibilities.lockEffective(activation.request().right()).isEmpty()) {
            var withdrawn = store.update(
                    activation.become(ActivationStatus.WITHDRAWN, "The requestor is no longer eligible.", clock.now()));
            events.publishEvent(new ActivationWithdrawn(withdrawn, by));
        }
    }

    /** What was activated ends when its assignment does, wherever that is moved to. */
    @EventListener
    void on(RoleAssignmentRescheduled moved) {
        var assignment = moved.after();
        if (assignment.type() == AssignmentType.ACTIVATED) {
            store.update(store.lock(new ActivationId(assignment.id())).within(assignment.start(), assignment.end()));
        }
    }

    @EventListener
    void on(RoleAssignmentEnded ended) {
        if (ended.assignment().type() != AssignmentType.ACTIVATED) {
            return;
        }
        var activation = store.lock(new ActivationId(ended.assignment().id()));
        var over = store.update(activation.become(statusAfter(ended.reason()), "", clock.now()));
        events.publishEvent(new ActivationEnded(over, ended.reason(), ended.by(), ended.justification()));
    }

    private static ActivationStatus statusAfter(EndReason reason) {
        return switch (reason) {
            case EXPIRED -> ActivationStatus.EXPIRED;
            case DEACTIVATED -> ActivationStatus.DEACTIVATED;
            case WITHDRAWN, REMOVED -> ActivationStatus.WITHDRAWN;
            case EXTENDED -> ActivationStatus.EXTENDED;
            case REVOKED -> ActivationStatus.REVOKED;
        };
    }
}
