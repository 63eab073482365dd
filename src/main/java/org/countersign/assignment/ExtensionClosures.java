package org.countersign.assignment;

import java.util.List;
import java.util.UUID;
import org.countersign.assignment.ExtensionEvent.ExtensionCanceled;
import org.countersign.assignment.ExtensionEvent.ExtensionTimedOut;
import org.countersign.assignment.ExtensionEvent.ExtensionWithdrawn;
import org.countersign.directory.UserId;
import org.countersign.time.DatabaseClock;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Every way in which a request to extend or renew is over but for a decision, whatever the engine does. */
@Service
@Transactional
public class ExtensionClosures {

    private final ExtensionStore store;
    private final DatabaseClock clock;
    private final ApplicationEventPublisher events;

    ExtensionClosures(ExtensionStore store, DatabaseClock clock, ApplicationEventPublisher events) {
        this.store = store;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Takes a request back that waits for its decision.
     *
     * @return whether it could be cancelled
     */
    public boolean cancel(ExtensionId id, UserId by) {
        var request = store.lock(id);
        if (!request.isPending()) {
            return false;
        }
        var canceled = store.close(request.become(ExtensionStatus.CANCELED, "", clock.now()));
        events.publishEvent(new ExtensionCanceled(canceled, by));
        return true;
    }

    /**
     * Closes a request that nobody decided; one that is over stays as it is.
     *
     * @throws IllegalStateException if there is still time to decide it, by the database's clock
     */
    public ExtensionRequest timeOut(ExtensionId id) {
        var request = closeIfOverdue(store.lock(id));
        if (request.isPending()) {
            throw new IllegalStateException("Request " + id + " may be decided until " + request.deadline());
        }
        return request;
    }

    /** The requests whose administrators' time is over, the oldest first. */
    List<ExtensionId> overdue() {
        return store.overdue(clock.now());
    }

    ExtensionRequest closeIfOverdue(ExtensionRequest request) {
        if (!request.isPending() || !request.isOverdueAt(clock.now())) {
            return request;
        }
        var timedOut = store.close(
                request.become(ExtensionStatus.TIMED_OUT, "No administrator answered in time.", clock.now()));
        events.publishEvent(new ExtensionTimedOut(timedOut));
        return timedOut;
    }

    @EventListener
    void on(EligibilityRemoved removed) {
        withdraw(AssignmentKind.ELIGIBLE, removed.eligibility().id().value(), removed.by());
    }

    /** One that is over by the clock can still be renewed. */
    @EventListener
    void on(RoleAssignmentEnded ended) {
        if (ended.assignment().type() == AssignmentType.ASSIGNED && ended.reason() != EndReason.EXPIRED) {
            withdraw(AssignmentKind.ACTIVE, ended.assignment().id(), ended.by());
        }
    }

    private void withdraw(AssignmentKind kind, UUID assignment, @Nullable UserId by) {
        store.lockPending(kind, assignment).ifPresent(pending -> {
            var withdrawn =
                    store.close(pending.become(ExtensionStatus.WITHDRAWN, "The assignment was removed.", clock.now()));
            events.publishEvent(new ExtensionWithdrawn(withdrawn, by));
        });
    }
}
