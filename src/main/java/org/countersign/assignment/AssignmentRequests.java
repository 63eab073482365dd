package org.countersign.assignment;

import static org.countersign.assignment.schema.tables.AssignmentRequest.ASSIGNMENT_REQUEST;

import java.time.Instant;
import org.countersign.directory.UserId;
import org.countersign.query.Rows;
import org.countersign.role.RoleDefinitionId;
import org.countersign.role.Scope;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What administrators ordered, once it was carried out. */
@Repository
@Transactional
public class AssignmentRequests {

    /** The columns of its rows. */
    public static final RequestColumns COLUMNS = new RequestColumns(
            ASSIGNMENT_REQUEST.ID,
            ASSIGNMENT_REQUEST.PRINCIPAL_ID,
            ASSIGNMENT_REQUEST.ROLE_ID,
            ASSIGNMENT_REQUEST.SCOPE,
            ASSIGNMENT_REQUEST.TARGET_ID,
            ASSIGNMENT_REQUEST.ORDERED_BY,
            ASSIGNMENT_REQUEST.ORDERED_AT,
            ASSIGNMENT_REQUEST.ORDERED_AT);

    /** What was ordered: the name of an {@link AssignmentAction}. */
    public static final Field<String> ACTION = ASSIGNMENT_REQUEST.ACTION;

    /** From when on; none: it was taken back. */
    public static final Field<Instant> START = ASSIGNMENT_REQUEST.START_AT;

    private final DSLContext dsl;
    private final Principals principals;

    AssignmentRequests(DSLContext dsl, Principals principals) {
        this.dsl = dsl;
        this.principals = principals;
    }

    /** All orders of a kind. */
    public Rows<AssignmentRequest> all(AssignmentKind kind) {
        return new Rows<>(
                dsl,
                ASSIGNMENT_REQUEST,
                ASSIGNMENT_REQUEST.ID,
                ASSIGNMENT_REQUEST.KIND.eq(kind.name()),
                AssignmentRequests::toRequest,
                AssignmentRequest::id);
    }

    /** That an order concerns somebody or a group he is in. */
    public Condition concerns(UserId user) {
        return ASSIGNMENT_REQUEST.PRINCIPAL_ID.in(principals.idsOf(user));
    }

    void add(AssignmentRequest request) {
        var order = request.order();
        dsl.insertInto(ASSIGNMENT_REQUEST)
                .set(ASSIGNMENT_REQUEST.ID, request.id())
                .set(ASSIGNMENT_REQUEST.KIND, order.kind().name())
                .set(ASSIGNMENT_REQUEST.ACTION, order.action().name())
                .set(
                        ASSIGNMENT_REQUEST.PRINCIPAL_TYPE,
                        Principals.typeOf(order.key().principal()))
                .set(ASSIGNMENT_REQUEST.PRINCIPAL_ID, order.key().principal().value())
                .set(ASSIGNMENT_REQUEST.ROLE_ID, order.key().role().value())
                .set(ASSIGNMENT_REQUEST.SCOPE, order.key().scope().path())
                .set(ASSIGNMENT_REQUEST.START_AT, request.start())
                .set(ASSIGNMENT_REQUEST.END_AT, request.end())
                .set(ASSIGNMENT_REQUEST.JUSTIFICATION, order.justification())
                .set(ASSIGNMENT_REQUEST.TICKET_NUMBER, order.ticketNumber())
                .set(ASSIGNMENT_REQUEST.TICKET_SYSTEM, order.ticketSystem())
                .set(ASSIGNMENT_REQUEST.ORDERED_BY, order.by().value())
                .set(ASSIGNMENT_REQUEST.ORDERED_AT, request.at())
                .set(ASSIGNMENT_REQUEST.TARGET_ID, request.target())
                .execute();
    }

    private static AssignmentRequest toRequest(Record row) {
        var end = row.get(ASSIGNMENT_REQUEST.END_AT);
        var order = new AssignmentOrder(
                AssignmentAction.valueOf(row.get(ASSIGNMENT_REQUEST.ACTION)),
                AssignmentKind.valueOf(row.get(ASSIGNMENT_REQUEST.KIND)),
                new AssignmentKey(
                        Principals.read(
                                row.get(ASSIGNMENT_REQUEST.PRINCIPAL_TYPE), row.get(ASSIGNMENT_REQUEST.PRINCIPAL_ID)),
                        new RoleDefinitionId(row.get(ASSIGNMENT_REQUEST.ROLE_ID)),
                        new Scope(row.get(ASSIGNMENT_REQUEST.SCOPE))),
                row.get(ASSIGNMENT_REQUEST.START_AT),
                end == null ? new Expiry.Never() : new Expiry.At(end),
                row.get(ASSIGNMENT_REQUEST.JUSTIFICATION),
                row.get(ASSIGNMENT_REQUEST.TICKET_NUMBER),
                row.get(ASSIGNMENT_REQUEST.TICKET_SYSTEM),
                new UserId(row.get(ASSIGNMENT_REQUEST.ORDERED_BY)));
        return new AssignmentRequest(
                row.get(ASSIGNMENT_REQUEST.ID),
                order,
                row.get(ASSIGNMENT_REQUEST.START_AT),
                end,
                row.get(ASSIGNMENT_REQUEST.ORDERED_AT),
                row.get(ASSIGNMENT_REQUEST.TARGET_ID));
    }
}
