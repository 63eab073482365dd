package org.countersign.activation;

import static org.countersign.activation.schema.tables.Activation.ACTIVATION;

import java.time.Instant;
import java.util.Objects;
import org.countersign.assignment.AssignmentType;
import org.countersign.assignment.HeldColumns;
import org.countersign.assignment.Holding;
import org.countersign.assignment.RoleAssignment;
import org.countersign.query.Rows;
import org.countersign.time.DatabaseClock;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/**
 * What was cleared and begins later, as the active role that it is going to be. It counts for nothing before its grant, which
 * checks everything again and may cut it short; where that comes late, it is none of them meanwhile, or it would look as if it
 * counted.
 */
@Repository
public class ScheduledActivations {

    private static final Field<Instant> ASKED_END = DSL.coalesce(
            ACTIVATION.REQUESTED_END,
            DSL.field(
                    "({0} + {1} * interval '1' minute)",
                    ACTIVATION.REQUESTED_START.getDataType(), ACTIVATION.REQUESTED_START, ACTIVATION.DURATION_MINUTES));

    /** The columns of them. */
    public static final HeldColumns COLUMNS = new HeldColumns(
            ACTIVATION.ID,
            ACTIVATION.REQUESTOR_ID,
            ACTIVATION.ROLE_ID,
            ACTIVATION.SCOPE,
            ACTIVATION.REQUESTED_START,
            ASKED_END);

    private final ActivationStore store;
    private final DatabaseClock clock;

    ScheduledActivations(ActivationStore store, DatabaseClock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** As active roles. */
    public Rows<RoleAssignment> roles() {
        return rows().as(ScheduledActivations::toRole, RoleAssignment::id);
    }

    /** As lines of an overview. */
    public Rows<Holding> holdings() {
        return roles().as(Holding::of, Holding::id);
    }

    private Rows<Activation> rows() {
        return store.rows(
                ActivationStore.hasStatus(ActivationStatus.SCHEDULED).and(ACTIVATION.REQUESTED_START.gt(clock.now())));
    }

    private static RoleAssignment toRole(Activation activation) {
        var request = activation.request();
        var start = Objects.requireNonNull(request.start());
        return new RoleAssignment(
                activation.id().value(),
                request.requestor(),
                request.role(),
                request.scope(),
                AssignmentType.ACTIVATED,
                null,
                start,
                Objects.requireNonNullElseGet(request.end(), () -> start.plus(request.duration())));
    }
}
