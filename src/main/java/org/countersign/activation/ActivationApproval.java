package org.countersign.activation;

import static org.countersign.assignment.DecisionRefused.Reason.MUST_ACTIVATE_FIRST;
import static org.countersign.assignment.DecisionRefused.Reason.NOT_AN_APPROVER;
import static org.countersign.assignment.DecisionRefused.Reason.NOT_GRANTABLE;
import static org.countersign.assignment.DecisionRefused.Reason.NOT_PENDING;
import static org.countersign.assignment.DecisionRefused.Reason.OWN_REQUEST;
import static org.countersign.assignment.DecisionRefused.Reason.TOO_LATE;

import org.countersign.activation.ActivationEvent.ActivationApproved;
import org.countersign.activation.ActivationEvent.ActivationDenied;
import org.countersign.activation.ActivationEvent.ApprovalRequested;
import org.countersign.assignment.Approvers;
import org.countersign.assignment.AskedRequests;
import org.countersign.assignment.DecisionReason;
import org.countersign.assignment.DecisionRefused;
import org.countersign.assignment.DecisionRight;
import org.countersign.assignment.Verdict;
import org.countersign.directory.Directory;
import org.countersign.directory.User;
import org.countersign.directory.UserId;
import org.countersign.query.Rows;
import org.countersign.time.DatabaseClock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The approvers' part: being asked, and deciding. The first decision wins. */
@Service
@Transactional
public class ActivationApproval {

    private final ActivationStore store;
    private final Decisions decisions;
    private final GrantChecks checks;
    private final Approvers approvers;
    private final AskedRequests asked;
    private final ActivationLock lock;
    private final Directory directory;
    private final DatabaseClock clock;
    private final ApplicationEventPublisher events;

    ActivationApproval(
            ActivationStore store,
            Decisions decisions,
            GrantChecks checks,
            Approvers approvers,
            AskedRequests asked,
            ActivationLock lock,
            Directory directory,
            DatabaseClock clock,
            ApplicationEventPublisher events) {
        this.store = store;
        this.decisions = decisions;
        this.checks = checks;
        this.approvers = approvers;
        this.asked = asked;
        this.lock = lock;
        this.directory = directory;
        this.clock = clock;
        this.events = events;
    }

    /** From now on the request waits for a decision. */
    public Activation await(ActivationId id) {
        var pending = store.update(store.lock(id).become(ActivationStatus.PENDING_APPROVAL, "", clock.now()));
        events.publishEvent(new ApprovalRequested(pending));
        return pending;
    }

    /** The requests that wait for a decision and that somebody is asked about. */
    public Rows<Activation> waitingFor(User user) {
        return store.rows(ActivationStore.hasStatus(ActivationStatus.PENDING_APPROVAL)
                .and(asked.about(user, ActivationStore.COLUMNS)));
    }

    /** Whether somebody may decide a request now, leaving its status aside. */
    public DecisionRight rightOf(User user, Activation activation) {
        return approvers.rightOf(user, activation.request().role(), requestorOf(activation));
    }

    /**
     * Records a decision.
     *
     * @param by who decides: the signed-in user
     * @param justification 1 to 500 characters
     * @throws DecisionRefused if it does not count
     */
    public Activation decide(ActivationId id, Verdict verdict, String justification, UserId by) {
        var activation = lock.lock(id);
        requireRight(activation, by);
        requirePending(activation);
        var reason = DecisionReason.require(justification);
        if (verdict == Verdict.APPROVE) {
            requireGrantable(activation);
        }
        return record(activation, new Decision(by, verdict, reason, clock.now()));
    }

    /**
     * Refuses whom {@link #decide} would refuse, whatever he would say; and keeps the request as it is until the
     * transaction ends.
     *
     * @throws DecisionRefused if his decision would not count
     */
    public void requireDecidable(ActivationId id, UserId by) {
        var activation = lock.lock(id);
        requireRight(activation, by);
        requirePending(activation);
    }

    private void requireRight(Activation activation, UserId by) {
        var user = directory.findUser(by).filter(User::enabled);
        switch (user.map(someone -> rightOf(someone, activation)).orElse(DecisionRight.NOT_AN_APPROVER)) {
            case MAY_DECIDE -> {}
            case OWN_REQUEST ->
                throw new DecisionRefused(OWN_REQUEST, "Nobody approves his own request, from no account of his.");
            case MUST_ACTIVATE_FIRST ->
                throw new DecisionRefused(
                        MUST_ACTIVATE_FIRST,
                        "You may decide this only while Privileged Role Administrator or Global Administrator is"
                                + " active. Activate it first.");
            case NOT_AN_APPROVER ->
                throw new DecisionRefused(NOT_AN_APPROVER, "You are not an approver of this request.");
        }
    }

    private void requirePending(Activation activation) {
        if (activation.status() == ActivationStatus.PENDING_APPROVAL) {
            if (!clock.now().isBefore(activation.approvalDeadline())) {
                throw new DecisionRefused(TOO_LATE, "The time to decide this request is over.");
            }
            return;
        }
        throw decisions.find(activation.id()).isPresent()
                ? new DecisionRefused(NOT_PENDING, "Somebody decided this request first.")
                : DecisionRefused.notPending();
    }

    private void requireGrantable(Activation activation) {
        var violations = checks.violationsAtDecision(activation);
        if (!violations.isEmpty()) {
            throw new DecisionRefused(
                    NOT_GRANTABLE, "This request can no longer be granted. " + Sentences.of(violations));
        }
    }

    private Activation record(Activation activation, Decision decision) {
        decisions.add(activation.id(), decision);
        if (decision.verdict() == Verdict.APPROVE) {
            var approved = store.update(activation.become(ActivationStatus.APPROVED, "", decision.decidedAt()));
            events.publishEvent(new ActivationApproved(approved, decision));
            return approved;
        }
        var denied = store.update(
                activation.become(ActivationStatus.DENIED, decision.justification(), decision.decidedAt()));
        events.publishEvent(new ActivationDenied(denied, decision));
        return denied;
    }

    private User requestorOf(Activation activation) {
        return directory.user(activation.request().requestor());
    }
}
