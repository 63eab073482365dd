package org.countersign.graph;

import java.time.Instant;
import java.util.UUID;
import org.countersign.activation.PlainText;
import org.countersign.activation.RequestActivation;
import org.countersign.assignment.Eligibilities;
import org.countersign.assignment.Eligibility;
import org.countersign.assignment.EligibilityId;
import org.countersign.assignment.Right;
import org.countersign.directory.User;
import org.countersign.time.DatabaseClock;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** What administrators order: who may activate what. */
@Service
class EligibilityOrders {

    private final Eligibilities eligibilities;
    private final References references;
    private final Caller caller;
    private final DatabaseClock clock;

    EligibilityOrders(Eligibilities eligibilities, References references, Caller caller, DatabaseClock clock) {
        this.eligibilities = eligibilities;
        this.references = references;
        this.caller = caller;
        this.clock = clock;
    }

    /** Makes somebody else eligible. */
    ScheduleRequestView assign(ScheduleRequestBody body) {
        requireAdministrator();
        var principal = references.principalOf(body);
        requireSomebodyElse(principal);
        var reason = reasonOf(body);
        var eligibility = read(body, principal, clock.now());
        try {
            eligibilities.assign(eligibility, caller.id(), reason);
        } catch (DuplicateKeyException e) {
            throw GraphException.badRequest("RoleAssignmentExists", "This eligible assignment exists already.");
        }
        return ScheduleRequestView.eligibility(
                eligibility,
                "adminAssign",
                "Provisioned",
                clock.now(),
                caller.id(),
                body,
                ScheduleInfoView.until(eligibility.start(), eligibility.end()));
    }

    /** Ends somebody's eligibility, and what he activated of it. */
    ScheduleRequestView remove(ScheduleRequestBody body) {
        requireAdministrator();
        var principal = references.principalOf(body);
        var reason = reasonOf(body);
        var right = new Right(principal.id(), references.roleOf(body), body.scope());
        var removed = eligibilities
                .remove(right, caller.id(), reason)
                .orElseThrow(() -> GraphException.badRequest(
                        "RoleAssignmentDoesNotExist", "There is no such eligible assignment."));
        return ScheduleRequestView.eligibility(removed, "adminRemove", "Revoked", clock.now(), caller.id(), body, null);
    }

    private void requireAdministrator() {
        if (!caller.mayAdminister()) {
            throw GraphException.forbidden(
                    "This takes an active Privileged Role Administrator or Global Administrator role.");
        }
    }

    /** Who could make himself eligible would have every role there is. */
    private void requireSomebodyElse(User principal) {
        if (principal.isSamePersonAs(caller.user())) {
            throw GraphException.forbidden("Nobody makes himself eligible, from no account of his.");
        }
    }

    private Eligibility read(ScheduleRequestBody body, User principal, Instant now) {
        var schedule = AskedSchedule.of(body.scheduleInfo(), now);
        var start = schedule.begins(now);
        return new Eligibility(
                new EligibilityId(UUID.randomUUID()),
                principal.id(),
                references.roleOf(body),
                body.scope(),
                start,
                endOf(schedule.expiry(), start));
    }

    private static String reasonOf(ScheduleRequestBody body) {
        return PlainText.paragraph("justification", body.reason(), PlainText.LONGEST_REASON);
    }

    private static @Nullable Instant endOf(Expiry expiry, Instant start) {
        var end = moment(expiry, start);
        if (end != null && !end.isAfter(start)) {
            throw GraphException.badRequest("The end must lie after the start.");
        }
        if (end != null && end.isBefore(start.plus(RequestActivation.MINIMUM_DURATION))) {
            throw GraphException.badRequest("ActiveDurationTooShort", "No assignment is shorter than 5 minutes.");
        }
        return end;
    }

    private static @Nullable Instant moment(Expiry expiry, Instant start) {
        if (expiry instanceof Expiry.After after) {
            return start.plus(after.duration());
        }
        return expiry instanceof Expiry.At at ? at.end() : null;
    }
}
