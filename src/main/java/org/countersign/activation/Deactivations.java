package org.countersign.activation;

import org.countersign.assignment.AssignmentType;
import org.countersign.assignment.EndReason;
import org.countersign.assignment.InvalidRequest;
import org.countersign.assignment.PlainText;
import org.countersign.assignment.Right;
import org.countersign.assignment.RoleAssignment;
import org.countersign.assignment.RoleAssignments;
import org.countersign.time.DatabaseClock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How holders give activated roles back. */
@Service
@Transactional
public class Deactivations {

    private final ActivationStore store;
    private final RoleAssignments assignments;
    private final ActivationProperties properties;
    private final DatabaseClock clock;

    Deactivations(
            ActivationStore store, RoleAssignments assignments, ActivationProperties properties, DatabaseClock clock) {
        this.store = store;
        this.assignments = assignments;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * Ends the activated role that the signed-in user holds.
     *
     * @param right whose principal is the signed-in user
     * @throws InvalidRequest {@code RoleAssignmentDoesNotExist} if he has not activated it, {@code
     *     ActiveDurationTooShort} if it has not been active for the minimum
     */
    public Activation deactivate(Right right, String justification) {
        var reason = PlainText.paragraph("justification", justification, PlainText.LONGEST_REASON);
        var assignment = activated(right);
        if (assignment.start().plus(properties.minimumActive()).isAfter(clock.now())) {
            throw new InvalidRequest(
                    "ActiveDurationTooShort",
                    "A role can be deactivated " + properties.minimumActive().toMinutes()
                            + " minutes after its activation at the earliest.");
        }
        var ended = assignments.end(assignment.id(), EndReason.DEACTIVATED, right.principal(), reason);
        var over = store.lock(new ActivationId(assignment.id()));
        // Its time may have run out since it was found active: then nobody gave it back, and the sweep will retire it.
        if (!ended || over.status() != ActivationStatus.DEACTIVATED) {
            throw notActive();
        }
        return over;
    }

    private RoleAssignment activated(Right right) {
        return assignments.activeOf(right.principal()).stream()
                .filter(assignment -> assignment.type() == AssignmentType.ACTIVATED)
                .filter(assignment -> assignment.role().equals(right.role()))
                .filter(assignment -> assignment.scope().equals(right.scope()))
                .findFirst()
                .orElseThrow(Deactivations::notActive);
    }

    static InvalidRequest notActive() {
        return new InvalidRequest("RoleAssignmentDoesNotExist", "You have not activated this role, or it is over.");
    }
}
