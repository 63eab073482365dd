package org.countersign.assignment;

import static java.util.stream.Collectors.toSet;
import static org.countersign.assignment.schema.tables.Eligibility.ELIGIBILITY;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.countersign.directory.UserId;
import org.countersign.role.RoleDefinitionId;
import org.countersign.role.Scope;
import org.countersign.time.DatabaseClock;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who may activate what.
 *
 * <p>The row of an eligibility is also the lock under which its activations change: whoever asks, decides, grants or
 * removes locks it first, then the active assignment, then the activation. One order, so no deadlock.
 */
@Repository
@Transactional
public class Eligibilities {

    private final DSLContext dsl;
    private final DatabaseClock clock;
    private final RoleAssignments assignments;
    private final ApplicationEventPublisher events;

    Eligibilities(DSLContext dsl, DatabaseClock clock, RoleAssignments assignments, ApplicationEventPublisher events) {
        this.dsl = dsl;
        this.clock = clock;
        this.assignments = assignments;
        this.events = events;
    }

    /** The eligibility of that id, unless it was removed. */
    public Optional<Eligibility> find(EligibilityId id) {
        return dsl.selectFrom(ELIGIBILITY)
                .where(ELIGIBILITY.ID.eq(id.value()), ELIGIBILITY.REMOVED_AT.isNull())
                .fetchOptional(Eligibilities::toEligibility);
    }

    /** The eligibility that lets somebody hold that right now, locked until the transaction ends. */
    public Optional<Eligibility> lockEffective(Right right) {
        return dsl.selectFrom(ELIGIBILITY)
                .where(ELIGIBILITY.LIVE_KEY.eq(right.key()))
                .forUpdate()
                .fetchOptional(Eligibilities::toEligibility)
                .filter(eligibility -> eligibility.isEffectiveAt(clock.now()));
    }

    /** What somebody may activate now. */
    public List<Eligibility> effectiveOf(UserId principal) {
        return effective(ELIGIBILITY.PRINCIPAL_ID.eq(principal.value()), Integer.MAX_VALUE);
    }

    /** What anybody may activate now, at most {@code limit}. */
    public List<Eligibility> effective(int limit) {
        return effective(ELIGIBILITY.REMOVED_AT.isNull(), limit);
    }

    /** Who may activate that role now. */
    Set<UserId> holdersOf(RoleDefinitionId role) {
        return effective(ELIGIBILITY.ROLE_ID.eq(role.value()), Integer.MAX_VALUE).stream()
                .map(Eligibility::principal)
                .collect(toSet());
    }

    /**
     * Makes somebody eligible.
     *
     * @param by the administrator; none: the service itself
     * @throws org.springframework.dao.DuplicateKeyException if he is eligible already, or will be
     */
    public void assign(Eligibility eligibility, @Nullable UserId by, String justification) {
        releaseExpired(eligibility.right());
        dsl.insertInto(ELIGIBILITY)
                .set(ELIGIBILITY.ID, eligibility.id().value())
                .set(ELIGIBILITY.PRINCIPAL_ID, eligibility.principal().value())
                .set(ELIGIBILITY.ROLE_ID, eligibility.role().value())
                .set(ELIGIBILITY.SCOPE, eligibility.scope().path())
                .set(ELIGIBILITY.START_AT, eligibility.start())
                .set(ELIGIBILITY.END_AT, eligibility.end())
                .set(ELIGIBILITY.LIVE_KEY, eligibility.right().key())
                .execute();
        events.publishEvent(new EligibilityAssigned(eligibility, by, justification));
    }

    /**
     * Removes an eligibility, and ends at once what was activated from it.
     *
     * @return what was removed; nothing when it no longer was there
     */
    public Optional<Eligibility> remove(Right right, UserId by, String justification) {
        var removed = dsl.selectFrom(ELIGIBILITY)
                .where(ELIGIBILITY.LIVE_KEY.eq(right.key()))
                .forUpdate()
                .fetchOptional(Eligibilities::toEligibility);
        removed.ifPresent(eligibility -> {
            dsl.update(ELIGIBILITY)
                    .set(ELIGIBILITY.REMOVED_AT, clock.now())
                    .setNull(ELIGIBILITY.LIVE_KEY)
                    .where(ELIGIBILITY.ID.eq(eligibility.id().value()))
                    .execute();
            assignments.withdraw(eligibility.id(), by, justification);
            events.publishEvent(new EligibilityRemoved(eligibility, by, justification));
        });
        return removed;
    }

    /** What is over by the clock stands in nobody's way. */
    private void releaseExpired(Right right) {
        dsl.update(ELIGIBILITY)
                .setNull(ELIGIBILITY.LIVE_KEY)
                .where(ELIGIBILITY.LIVE_KEY.eq(right.key()), ELIGIBILITY.END_AT.le(clock.now()))
                .execute();
    }

    private List<Eligibility> effective(Condition condition, int limit) {
        Instant now = clock.now();
        return dsl.selectFrom(ELIGIBILITY)
                .where(condition, ELIGIBILITY.REMOVED_AT.isNull(), ELIGIBILITY.START_AT.le(now))
                .and(ELIGIBILITY.END_AT.isNull().or(ELIGIBILITY.END_AT.gt(now)))
                .orderBy(ELIGIBILITY.START_AT, ELIGIBILITY.ID)
                .limit(limit)
                .fetch(Eligibilities::toEligibility);
    }

    private static Eligibility toEligibility(Record row) {
        return new Eligibility(
                new EligibilityId(row.get(ELIGIBILITY.ID)),
                new UserId(row.get(ELIGIBILITY.PRINCIPAL_ID)),
                new RoleDefinitionId(row.get(ELIGIBILITY.ROLE_ID)),
                new Scope(row.get(ELIGIBILITY.SCOPE)),
                row.get(ELIGIBILITY.START_AT),
                row.get(ELIGIBILITY.END_AT));
    }
}
