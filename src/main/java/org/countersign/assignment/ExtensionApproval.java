package org.countersign.assignment;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;
import static org.countersign.assignment.DecisionRefused.Reason.NOT_AN_APPROVER;
import static org.countersign.assignment.DecisionRefused.Reason.NOT_GRANTABLE;
import static org.countersign.assignment.DecisionRefused.Reason.NOT_PENDING;
import static org.countersign.assignment.DecisionRefused.Reason.OWN_REQUEST;
import static org.countersign.assignment.DecisionRefused.Reason.TOO_LATE;

import java.time.Instant;
import java.util.Set;
import org.countersign.assignment.ExtensionEvent.ExtensionApproved;
import org.countersign.assignment.ExtensionEvent.ExtensionDenied;
import org.countersign.directory.Directory;
import org.countersign.directory.User;
import org.countersign.directory.UserId;
import org.countersign.query.Rows;
import org.countersign.time.DatabaseClock;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The administrators' part: being asked, and deciding. The first decision wins, and is carried out where it is made. */
@Service
@Transactional
public class ExtensionApproval {

    private final ExtensionStore store;
    private final DirectAssignments assignments;
    private final ExtendedAssignments extended;
    private final ProductRights rights;
    private final Deciders deciders;
    private final Directory directory;
    private final DatabaseClock clock;
    private final ApplicationEventPublisher events;

    ExtensionApproval(
            ExtensionStore store,
            DirectAssignments assignments,
            ExtendedAssignments extended,
            ProductRights rights,
            Deciders deciders,
            Directory directory,
            DatabaseClock clock,
            ApplicationEventPublisher events) {
        this.store = store;
        this.assignments = assignments;
        this.extended = extended;
        this.rights = rights;
        this.deciders = deciders;
        this.directory = directory;
        this.clock = clock;
        this.events = events;
    }

    /** Who may decide it now; no account of the requestor's person is among them. */
    public Set<User> askedAbout(ExtensionRequest request) {
        var requestor = directory.user(request.requestor());
        return rights.administrators().stream()
                .filter(deciders.able())
                .filter(user -> !user.isSamePersonAs(requestor))
                .collect(toSet());
    }

    /** The requests that wait for a decision and that somebody may decide now. */
    public Rows<ExtensionRequest> waitingFor(User user) {
        return store.rows(ExtensionStore.isPending().and(isDecidedBy(user)));
    }

    private Condition isDecidedBy(User user) {
        return mayDecide(user) ? Extensions.COLUMNS.by().notIn(directory.idsOf(user.person())) : DSL.falseCondition();
    }

    /** Whether somebody may decide a request now, leaving its status aside. */
    public DecisionRight rightOf(User user, ExtensionRequest request) {
        if (user.isSamePersonAs(directory.user(request.requestor()))) {
            return DecisionRight.OWN_REQUEST;
        }
        return mayDecide(user) ? DecisionRight.MAY_DECIDE : DecisionRight.NOT_AN_APPROVER;
    }

    private boolean mayDecide(User user) {
        return deciders.able().test(user) && rights.mayAdminister(user.id());
    }

    /**
     * Records a decision; an approval takes effect with it.
     *
     * @param by who decides: the signed-in user
     * @param justification 1 to 500 characters
     * @param terms on which it is approved; none: those that were asked for
     * @throws DecisionRefused if it does not count
     */
    public ExtensionRequest decide(
            ExtensionId id, Verdict verdict, String justification, @Nullable ExtensionTerms terms, UserId by) {
        var request = lock(id);
        requireRight(request, by);
        requirePending(request);
        var reason = DecisionReason.require(justification);
        return verdict == Verdict.APPROVE
                ? approve(request, terms == null ? request.asked() : terms, reason, by)
                : deny(request, reason, by);
    }

    /**
     * Refuses whom {@link #decide} would refuse, whatever he would say; and keeps the request as it is until the
     * transaction ends.
     *
     * @throws DecisionRefused if his decision would not count
     */
    public void requireDecidable(ExtensionId id, UserId by) {
        var request = lock(id);
        requireRight(request, by);
        requirePending(request);
    }

    /** Locks the way everybody does: the assignment first, since whoever removes it comes from there. */
    private ExtensionRequest lock(ExtensionId id) {
        store.find(id).map(ExtensionRequest::target).ifPresent(target -> assignments.lock(target.kind(), target.id()));
        return store.lock(id);
    }

    private void requireRight(ExtensionRequest request, UserId by) {
        var right = directory.findUser(by).map(user -> rightOf(user, request)).orElse(DecisionRight.NOT_AN_APPROVER);
        if (right == DecisionRight.OWN_REQUEST) {
            throw new DecisionRefused(OWN_REQUEST, "Nobody approves his own request, from no account of his.");
        }
        if (right != DecisionRight.MAY_DECIDE) {
            throw new DecisionRefused(
                    NOT_AN_APPROVER,
                    "You may decide this only while Privileged Role Administrator or Global Administrator is active.");
        }
    }

    private void requirePending(ExtensionRequest request) {
        if (request.isPending()) {
            if (request.isOverdueAt(clock.now())) {
                throw new DecisionRefused(TOO_LATE, "The time to decide this request is over.");
            }
            return;
        }
        throw request.decision() == null
                ? DecisionRefused.notPending()
                : new DecisionRefused(NOT_PENDING, "Somebody decided this request first.");
    }

    private ExtensionRequest approve(ExtensionRequest request, ExtensionTerms terms, String reason, UserId by) {
        var target = assignments
                .lock(request.target().kind(), request.target().id())
                .filter(found -> found.holder().equals(request.requestor()))
                .orElseThrow(() -> notGrantable("The assignment was removed."));
        var now = clock.now();
        var granted = goOn(request, target, terms, reason, by);
        var decision = new ExtensionDecision(by, Verdict.APPROVE, reason, now, granted);
        var approved = store.close(request.decided(decision));
        events.publishEvent(new ExtensionApproved(approved, decision));
        return approved;
    }

    /** One that has ended meanwhile, or shall be of the other kind, begins anew; the old one runs out by itself. */
    private DirectAssignment goOn(
            ExtensionRequest request, DirectAssignment target, ExtensionTerms terms, String reason, UserId by) {
        var now = clock.now();
        var holder = directory.findUser(target.holder()).filter(User::enabled);
        var check = new ExtensionCheck(request.kind(), target, terms, request.justification(), holder.isPresent(), now);
        var violations = ExtensionRule.violationsAtDecision(check);
        if (!violations.isEmpty()) {
            throw notGrantable(violations.stream().map(ExtensionFinding::reason).collect(joining(" ")));
        }
        requireAllowed(target, terms, reason, now);
        if (check.movesEnd()) {
            return extended.moveEnd(target, terms.end(), by, reason);
        }
        if (extended.isHeld(terms.kind(), target.key())) {
            throw notGrantable("There is such an assignment already.");
        }
        return extended.begin(target, terms.kind(), terms.begins(now), terms.end(), by, reason);
    }

    /** What the role's settings ask of whoever gives it, they ask of whoever lets it go on. */
    private void requireAllowed(DirectAssignment target, ExtensionTerms terms, String reason, Instant now) {
        var violations = extended.violations(terms.kind(), target.key(), terms.begins(now), terms.end(), reason);
        if (!violations.isEmpty()) {
            throw notGrantable(String.join(" ", violations));
        }
    }

    private ExtensionRequest deny(ExtensionRequest request, String reason, UserId by) {
        var decision = new ExtensionDecision(by, Verdict.DENY, reason, clock.now(), null);
        var denied = store.close(request.decided(decision));
        events.publishEvent(new ExtensionDenied(denied, decision));
        return denied;
    }

    private static DecisionRefused notGrantable(String why) {
        return new DecisionRefused(NOT_GRANTABLE, "This request can no longer be granted like that. " + why);
    }
}
