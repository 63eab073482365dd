package org.countersign.assignment;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Optional;
import org.countersign.assignment.ExtensionEvent.ExtensionRefused;
import org.countersign.assignment.ExtensionEvent.ExtensionRequested;
import org.countersign.directory.Directory;
import org.countersign.directory.User;
import org.countersign.directory.UserId;
import org.countersign.query.Rows;
import org.countersign.time.DatabaseClock;
import org.jooq.Condition;
import org.jooq.Field;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Requests to extend or renew: how they are taken in, checked and found again. */
@Service
@Transactional
public class Extensions {

    /** The columns of its rows. */
    public static final RequestColumns COLUMNS = ExtensionStore.COLUMNS;

    /** Where a request is in its life: the name of an {@link ExtensionStatus}. */
    public static final Field<String> STATUS = ExtensionStore.STATUS;

    /** What is asked for: the name of an {@link ExtensionKind}. */
    public static final Field<String> KIND = ExtensionStore.KIND;

    private final ExtensionStore store;
    private final DirectAssignments assignments;
    private final ExtensionClosures closures;
    private final Directory directory;
    private final DatabaseClock clock;
    private final ApplicationEventPublisher events;

    Extensions(
            ExtensionStore store,
            DirectAssignments assignments,
            ExtensionClosures closures,
            Directory directory,
            DatabaseClock clock,
            ApplicationEventPublisher events) {
        this.store = store;
        this.assignments = assignments;
        this.closures = closures;
        this.directory = directory;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Takes a request in. One whose rules are not met is kept too, as refused, with every rule that failed.
     *
     * @throws InvalidRequest if there is nothing that could be extended or renewed, or a request for it is pending
     */
    public ExtensionRequest register(ExtensionId id, RequestExtension order) {
        var target = assignments
                .lockLatest(order.asked().kind(), order.key())
                .orElseThrow(() -> new InvalidRequest(
                        "RoleAssignmentDoesNotExist", "You hold no such assignment yourself that could go on."));
        requireNonePending(target);
        var pending = ExtensionRequest.pending(id, order, target, clock.now());
        var failed = ExtensionRule.violationsAtRequest(checkOf(pending));
        return failed.isEmpty() ? accept(pending) : refuse(pending, failed);
    }

    /** Whoever asks holds the target's lock, so that of all who ask at once one at a time looks. */
    private void requireNonePending(DirectAssignment target) {
        store.lockPending(target.kind(), target.id())
                .map(closures::closeIfOverdue)
                .filter(ExtensionRequest::isPending)
                .ifPresent(pending -> {
                    throw new InvalidRequest(
                            "RoleAssignmentRequestExists",
                            "A request for this assignment is pending already. Wait for its decision, or cancel it"
                                    + " first.");
                });
    }

    private ExtensionCheck checkOf(ExtensionRequest request) {
        var enabled =
                directory.findUser(request.requestor()).filter(User::enabled).isPresent();
        return new ExtensionCheck(
                request.kind(),
                request.target(),
                request.asked(),
                request.justification(),
                enabled,
                request.createdAt());
    }

    private ExtensionRequest accept(ExtensionRequest pending) {
        store.insert(pending, List.of());
        events.publishEvent(new ExtensionRequested(pending));
        return pending;
    }

    private ExtensionRequest refuse(ExtensionRequest pending, List<ExtensionFinding> failed) {
        var reason = failed.stream().map(ExtensionFinding::reason).collect(joining(" "));
        var refused = pending.become(ExtensionStatus.REFUSED, reason, pending.createdAt());
        store.insert(refused, failed);
        events.publishEvent(new ExtensionRefused(refused, failed));
        return refused;
    }

    /** The request of that id. */
    public Optional<ExtensionRequest> find(ExtensionId id) {
        return store.find(id);
    }

    /** The rules that a refused request did not meet. */
    public List<ExtensionFinding> violations(ExtensionId id) {
        return store.violations(id);
    }

    /** What somebody asked for of that kind of assignment, newest first, at most {@code limit}. */
    public List<ExtensionRequest> requestedBy(UserId requestor, AssignmentKind kind, int limit) {
        return store.newestFirst(ExtensionStore.isRequestedBy(requestor).and(ExtensionStore.concerns(kind)), limit);
    }

    /** All requests for that kind of assignment. */
    public Rows<ExtensionRequest> all(AssignmentKind kind) {
        return store.rows(ExtensionStore.concerns(kind));
    }

    /** That a request is for that kind of assignment. */
    public static Condition isOf(AssignmentKind kind) {
        return ExtensionStore.concerns(kind);
    }
}
