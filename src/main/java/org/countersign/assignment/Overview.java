package org.countersign.assignment;

import static org.countersign.assignment.schema.tables.Eligibility.ELIGIBILITY;
import static org.countersign.assignment.schema.tables.RoleAssignment.ROLE_ASSIGNMENT;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.val;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.countersign.assignment.OverviewQuery.Order;
import org.countersign.assignment.OverviewQuery.Position;
import org.countersign.role.RoleDefinitionId;
import org.countersign.role.Scope;
import org.countersign.time.DatabaseClock;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The views of who may activate and who holds what, from a role's side and from a user's: sorted, a page at a time. */
@Repository
@Transactional(readOnly = true)
public class Overview {

    /** When what is permanent ends, for the sake of sorting. */
    private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    private static final String TYPE = "holding_type";
    private static final String TABLE = "holding";

    private final DSLContext dsl;
    private final Principals principals;
    private final DatabaseClock clock;

    Overview(DSLContext dsl, Principals principals, DatabaseClock clock) {
        this.dsl = dsl;
        this.principals = principals;
        this.clock = clock;
    }

    /** The lines of a page. */
    public List<Holding> page(OverviewQuery query) {
        var lines = linesOf(query).asTable(TABLE);
        var moment = momentOf(lines, query.order());
        var id = lines.field(ELIGIBILITY.ID);
        var descending = query.order().descending();
        return dsl.selectFrom(lines)
                .where(isAfter(query, moment, id))
                .orderBy(descending ? moment.desc() : moment.asc(), descending ? id.desc() : id.asc())
                .limit(query.limit())
                .fetch(row -> toHolding(row, lines));
    }

    /** Where a line of a page stands. */
    public static Position positionOf(Holding line, Order order) {
        var end = line.end() == null ? NEVER : line.end();
        return new Position(order.key() == Order.Key.START ? line.start() : end, line.id());
    }

    private static Condition isAfter(OverviewQuery query, Field<Instant> moment, Field<UUID> id) {
        var last = query.after();
        if (last == null) {
            return noCondition();
        }
        var line = DSL.row(moment, id);
        var position = DSL.row(val(last.moment(), moment), val(last.id()));
        return query.order().descending() ? line.lt(position) : line.gt(position);
    }

    private static Field<Instant> momentOf(Table<?> lines, Order order) {
        return order.key() == Order.Key.START
                ? lines.field(ELIGIBILITY.START_AT)
                : coalesce(lines.field(ELIGIBILITY.END_AT), val(NEVER, ELIGIBILITY.END_AT));
    }

    private Select<?> linesOf(OverviewQuery query) {
        var now = clock.now();
        return switch (query.tab()) {
            case ELIGIBLE -> eligible(query, isOpen(ELIGIBILITY.END_AT, now));
            case ACTIVE -> active(query, ROLE_ASSIGNMENT.ENDED_AT.isNull().and(isOpen(ROLE_ASSIGNMENT.END_AT, now)));
            case EXPIRED -> eligible(query, ELIGIBILITY.END_AT.le(now)).unionAll(active(query, hasExpired(now)));
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

    private Select<Record> eligible(OverviewQuery query, Condition state) {
        return dsl.select(List.of(
                        ELIGIBILITY.ID,
                        inline((String) null, SQLDataType.VARCHAR).as(TYPE),
                        ELIGIBILITY.PRINCIPAL_TYPE,
                        ELIGIBILITY.PRINCIPAL_ID,
                        ELIGIBILITY.ROLE_ID,
                        ELIGIBILITY.SCOPE,
                        ELIGIBILITY.START_AT,
                        ELIGIBILITY.END_AT))
                .from(ELIGIBILITY)
                .where(ELIGIBILITY.REMOVED_AT.isNull(), state)
                .and(concerns(query, ELIGIBILITY.ROLE_ID, ELIGIBILITY.PRINCIPAL_ID));
    }

    private Select<Record> active(OverviewQuery query, Condition state) {
        return dsl.select(List.of(
                        ROLE_ASSIGNMENT.ID,
                        ROLE_ASSIGNMENT.ASSIGNMENT_TYPE.as(TYPE),
                        ROLE_ASSIGNMENT.PRINCIPAL_TYPE,
                        ROLE_ASSIGNMENT.PRINCIPAL_ID,
                        ROLE_ASSIGNMENT.ROLE_ID,
                        ROLE_ASSIGNMENT.SCOPE,
                        ROLE_ASSIGNMENT.START_AT,
                        ROLE_ASSIGNMENT.END_AT))
                .from(ROLE_ASSIGNMENT)
                .where(state)
                .and(concerns(query, ROLE_ASSIGNMENT.ROLE_ID, ROLE_ASSIGNMENT.PRINCIPAL_ID));
    }

    private Condition concerns(OverviewQuery query, Field<UUID> roleId, Field<UUID> principalId) {
        var role = query.role() == null ? noCondition() : roleId.eq(query.role().value());
        return query.user() == null ? role : role.and(principalId.in(principals.idsOf(query.user())));
    }

    private static Holding toHolding(Record row, Table<?> lines) {
        var type = row.get(lines.field(TYPE, String.class));
        return new Holding(
                row.get(lines.field(ELIGIBILITY.ID)),
                type == null ? null : AssignmentType.valueOf(type),
                Principals.read(
                        row.get(lines.field(ELIGIBILITY.PRINCIPAL_TYPE)),
                        row.get(lines.field(ELIGIBILITY.PRINCIPAL_ID))),
                new RoleDefinitionId(row.get(lines.field(ELIGIBILITY.ROLE_ID))),
                new Scope(row.get(lines.field(ELIGIBILITY.SCOPE))),
                row.get(lines.field(ELIGIBILITY.START_AT)),
                row.get(lines.field(ELIGIBILITY.END_AT)));
    }
}
