package org.countersign.assignment;

import static org.countersign.assignment.schema.tables.Eligibility.ELIGIBILITY;
import static org.countersign.assignment.schema.tables.RoleAssignment.ROLE_ASSIGNMENT;
import static org.jooq.impl.DSL.inline;

import java.time.Instant;
import java.util.List;
import org.countersign.directory.UserId;
import org.countersign.query.Rows;
import org.countersign.role.RoleDefinitionId;
import org.countersign.role.Scope;
import org.countersign.time.DatabaseClock;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.springframework.stereotype.Repository;

/** The views of who may activate and who holds what, from a role's side and from a user's. */
@Repository
public class Overview {

    private static final String TABLE = "holding";

    /** The columns of lines. */
    public static final HeldColumns COLUMNS = new HeldColumns(
            of(ELIGIBILITY.ID),
            of(ELIGIBILITY.PRINCIPAL_ID),
            of(ELIGIBILITY.ROLE_ID),
            of(ELIGIBILITY.SCOPE),
            of(ELIGIBILITY.START_AT),
            of(ELIGIBILITY.END_AT));

    /** How an active assignment came to be: the name of an {@link AssignmentType}; none: it is, or was, eligible. */
    public static final Field<String> TYPE = DSL.field(DSL.name(TABLE, "holding_type"), SQLDataType.VARCHAR);

    private static final Field<String> PRINCIPAL_TYPE = of(ELIGIBILITY.PRINCIPAL_TYPE);

    private final DSLContext dsl;
    private final Principals principals;
    private final DatabaseClock clock;

    Overview(DSLContext dsl, Principals principals, DatabaseClock clock) {
        this.dsl = dsl;
        this.principals = principals;
        this.clock = clock;
    }

    /** The lines of a view. */
    public Rows<Holding> lines(Tab tab) {
        return new Rows<>(
                dsl, linesOf(tab).asTable(TABLE), COLUMNS.id(), DSL.noCondition(), Overview::toHolding, Holding::id);
    }

    /** That a line is somebody's, or that of a group he is in. */
    public Condition isOf(UserId user) {
        return COLUMNS.principal().in(principals.idsOf(user));
    }

    private Select<?> linesOf(Tab tab) {
        var now = clock.now();
        return switch (tab) {
            case ELIGIBLE -> eligible(isOpen(ELIGIBILITY.END_AT, now));
            case ACTIVE -> active(ROLE_ASSIGNMENT.ENDED_AT.isNull().and(isOpen(ROLE_ASSIGNMENT.END_AT, now)));
            case EXPIRED -> eligible(ELIGIBILITY.END_AT.le(now)).unionAll(active(hasExpired(now)));
        };
    }

    private static Condition isOpen(Field<Instant> end, Instant now) {
        return end.isNull().or(end.gt(now));
    }

    private static Condition hasExpired(Instant now) {
        return ROLE_ASSIGNMENT
                .END_REASON
                .eq(EndReason.EXPIRED.name())
                .or(ROLE_ASSIGNMENT.ENDED_AT.isNull().and(ROLE_ASSIGNMENT.END_AT.le(now)));
    }

    private Select<Record> eligible(Condition state) {
        return dsl.select(List.of(
                        ELIGIBILITY.ID,
                        inline((String) null, SQLDataType.VARCHAR).as(TYPE.getUnqualifiedName()),
                        ELIGIBILITY.PRINCIPAL_TYPE,
                        ELIGIBILITY.PRINCIPAL_ID,
                        ELIGIBILITY.ROLE_ID,
                        ELIGIBILITY.SCOPE,
                        ELIGIBILITY.START_AT,
                        ELIGIBILITY.END_AT))
                .from(ELIGIBILITY)
                .where(ELIGIBILITY.REMOVED_AT.isNull(), state);
    }

    private Select<Record> active(Condition state) {
        return dsl.select(List.of(
                        ROLE_ASSIGNMENT.ID,
                        ROLE_ASSIGNMENT.ASSIGNMENT_TYPE.as(TYPE.getUnqualifiedName()),
                        ROLE_ASSIGNMENT.PRINCIPAL_TYPE,
                        ROLE_ASSIGNMENT.PRINCIPAL_ID,
                        ROLE_ASSIGNMENT.ROLE_ID,
                        ROLE_ASSIGNMENT.SCOPE,
                        ROLE_ASSIGNMENT.START_AT,
                        ROLE_ASSIGNMENT.END_AT))
                .from(ROLE_ASSIGNMENT)
                .where(state);
    }

    private static <T> Field<T> of(Field<T> column) {
        return DSL.field(DSL.name(TABLE, column.getName()), column.getDataType());
    }

    private static Holding toHolding(Record row) {
        var type = row.get(TYPE);
        return new Holding(
                row.get(COLUMNS.id()),
                type == null ? null : AssignmentType.valueOf(type),
                Principals.read(row.get(PRINCIPAL_TYPE), row.get(COLUMNS.principal())),
                new RoleDefinitionId(row.get(COLUMNS.role())),
                new Scope(row.get(COLUMNS.scope())),
                row.get(COLUMNS.start()),
                row.get(COLUMNS.end()));
    }
}
