package org.countersign.assignment;

import static org.countersign.assignment.schema.tables.Eligibility.ELIGIBILITY;
import static org.countersign.assignment.schema.tables.RoleAssignment.ROLE_ASSIGNMENT;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.countersign.directory.UserId;
import org.countersign.role.RoleDefinitionId;
import org.countersign.role.Scope;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What administrators gave to people themselves, over or not: what can be extended or renewed. What was removed, what a
 * group holds and what was activated is not among it.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class DirectAssignments {

    private static final String USER = "USER";

    private final DSLContext dsl;

    DirectAssignments(DSLContext dsl) {
        this.dsl = dsl;
    }

    /** The one of a kind that ends last, over or not, locked until the transaction ends. */
    Optional<DirectAssignment> lockLatest(AssignmentKind kind, AssignmentKey key) {
        return latest(kind, key).flatMap(latest -> lock(kind, latest.id()));
    }

    /** The assignment of that id, over or not, locked until the transaction ends. */
    Optional<DirectAssignment> lock(AssignmentKind kind, UUID id) {
        return kind == AssignmentKind.ELIGIBLE
                ? dsl.selectFrom(ELIGIBILITY)
                        .where(isEligibility(), ELIGIBILITY.ID.eq(id))
                        .forUpdate()
                        .fetchOptional(DirectAssignments::toEligible)
                : dsl.selectFrom(ROLE_ASSIGNMENT)
                        .where(isAssignment(), ROLE_ASSIGNMENT.ID.eq(id))
                        .forUpdate()
                        .fetchOptional(DirectAssignments::toActive);
    }

    /**
     * The assignments whose end lies after {@code from} and not after {@code until}, the earliest of a kind first.
     *
     * @param condition what else must hold, by the id and the end
     */
    List<DirectAssignment> endingBetween(
            Instant from, Instant until, BiFunction<Field<UUID>, Field<Instant>, Condition> condition) {
        var eligible = dsl.selectFrom(ELIGIBILITY)
                .where(
                        isEligibility(),
                        ELIGIBILITY.END_AT.gt(from),
                        ELIGIBILITY.END_AT.le(until),
                        condition.apply(ELIGIBILITY.ID, ELIGIBILITY.END_AT))
                .orderBy(ELIGIBILITY.END_AT, ELIGIBILITY.ID)
                .fetch(DirectAssignments::toEligible);
        var active = dsl.selectFrom(ROLE_ASSIGNMENT)
                .where(
                        isAssignment(),
                        ROLE_ASSIGNMENT.END_AT.gt(from),
                        ROLE_ASSIGNMENT.END_AT.le(until),
                        condition.apply(ROLE_ASSIGNMENT.ID, ROLE_ASSIGNMENT.END_AT))
                .orderBy(ROLE_ASSIGNMENT.END_AT, ROLE_ASSIGNMENT.ID)
                .fetch(DirectAssignments::toActive);
        return Stream.concat(eligible.stream(), active.stream()).toList();
    }

    private Optional<DirectAssignment> latest(AssignmentKind kind, AssignmentKey key) {
        return kind == AssignmentKind.ELIGIBLE
                ? dsl.selectFrom(ELIGIBILITY)
                        .where(
                                isEligibility(),
                                ELIGIBILITY.PRINCIPAL_ID.eq(key.principal().value()),
                                ELIGIBILITY.ROLE_ID.eq(key.role().value()),
                                ELIGIBILITY.SCOPE.eq(key.scope().path()))
                        .orderBy(ELIGIBILITY.END_AT.desc().nullsFirst())
                        .limit(1)
                        .fetchOptional(DirectAssignments::toEligible)
                : dsl.selectFrom(ROLE_ASSIGNMENT)
                        .where(
                                isAssignment(),
                                ROLE_ASSIGNMENT.PRINCIPAL_ID.eq(key.principal().value()),
                                ROLE_ASSIGNMENT.ROLE_ID.eq(key.role().value()),
                                ROLE_ASSIGNMENT.SCOPE.eq(key.scope().path()))
                        .orderBy(ROLE_ASSIGNMENT.END_AT.desc().nullsFirst())
                        .limit(1)
                        .fetchOptional(DirectAssignments::toActive);
    }

    private static Condition isEligibility() {
        return ELIGIBILITY.PRINCIPAL_TYPE.eq(USER).and(ELIGIBILITY.REMOVED_AT.isNull());
    }

    private static Condition isAssignment() {
        return ROLE_ASSIGNMENT
                .PRINCIPAL_TYPE
                .eq(USER)
                .and(ROLE_ASSIGNMENT.ASSIGNMENT_TYPE.eq(AssignmentType.ASSIGNED.name()))
                .and(ROLE_ASSIGNMENT.END_REASON.isNull().or(ROLE_ASSIGNMENT.END_REASON.eq(EndReason.EXPIRED.name())));
    }

    private static DirectAssignment toEligible(Record row) {
        return new DirectAssignment(
                AssignmentKind.ELIGIBLE,
                row.get(ELIGIBILITY.ID),
                new UserId(row.get(ELIGIBILITY.PRINCIPAL_ID)),
                new RoleDefinitionId(row.get(ELIGIBILITY.ROLE_ID)),
                new Scope(row.get(ELIGIBILITY.SCOPE)),
                row.get(ELIGIBILITY.START_AT),
                row.get(ELIGIBILITY.END_AT));
    }

    private static DirectAssignment toActive(Record row) {
        return new DirectAssignment(
                AssignmentKind.ACTIVE,
                row.get(ROLE_ASSIGNMENT.ID),
                new UserId(row.get(ROLE_ASSIGNMENT.PRINCIPAL_ID)),
                new RoleDefinitionId(row.get(ROLE_ASSIGNMENT.ROLE_ID)),
                new Scope(row.get(ROLE_ASSIGNMENT.SCOPE)),
                row.get(ROLE_ASSIGNMENT.START_AT),
                row.get(ROLE_ASSIGNMENT.END_AT));
    }
}
