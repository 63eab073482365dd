package org.countersign.assignment;

import static java.util.stream.Collectors.toSet;
import static org.countersign.assignment.schema.tables.Eligibility.ELIGIBILITY;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.countersign.directory.GroupId;
import org.countersign.directory.Memberships;
import org.countersign.directory.User;
import org.countersign.directory.UserId;
import org.countersign.query.Rows;
import org.countersign.recall.Remembered;
import org.countersign.role.RoleDefinitionId;
import org.countersign.role.Scope;
import org.countersign.time.DatabaseClock;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Row2;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who may activate what.
 *
 * <p>The row of an eligibility is also the lock under which its activations change: whoever asks, decides, grants or
 * removes locks it first, then the active assignment, then the activation. Of several that let somebody hold the same
 * right those of groups are first, each by their ids. One order, so no deadlock.
 */
@Repository
@Transactional
public class Eligibilities {

    /** The one that ends last is the greatest; of two that end together, a user's own. */
    private static final Comparator<Eligibility> LASTING = Comparator.<Eligibility, Instant>comparing(
                    eligibility -> Objects.requireNonNullElse(eligibility.end(), Instant.MAX))
            .thenComparing(eligibility -> eligibility.principal() instanceof UserId)
            .thenComparing(eligibility -> eligibility.id().value());

    /** The columns of its rows. */
    public static final HeldColumns COLUMNS = new HeldColumns(
            ELIGIBILITY.ID,
            ELIGIBILITY.PRINCIPAL_ID,
            ELIGIBILITY.ROLE_ID,
            ELIGIBILITY.SCOPE,
            ELIGIBILITY.START_AT,
            ELIGIBILITY.END_AT);

    private static final Row2<UUID, String> POST = DSL.row(ELIGIBILITY.ROLE_ID, ELIGIBILITY.SCOPE);

    /** The rows, whether they are effective or not: that is for the clock to say, each time. */
    private final Remembered<Right, List<Eligibility>> locked = Remembered.held(this::lock, ELIGIBILITY);

    private final DSLContext dsl;
    private final DatabaseClock clock;
    private final Principals principals;
    private final Memberships memberships;
    private final ApplicationEventPublisher events;

    Eligibilities(
            DSLContext dsl,
            DatabaseClock clock,
            Principals principals,
            Memberships memberships,
            ApplicationEventPublisher events) {
        this.dsl = dsl;
        this.clock = clock;
        this.principals = principals;
        this.memberships = memberships;
        this.events = events;
    }

    /** The eligibility of that id, unless it was removed. */
    public Optional<Eligibility> find(EligibilityId id) {
        return dsl.selectFrom(ELIGIBILITY)
                .where(ELIGIBILITY.ID.eq(id.value()), ELIGIBILITY.REMOVED_AT.isNull())
                .fetchOptional(Eligibilities::toEligibility);
    }

    /**
     * The eligibility that lets somebody hold that right now, locked until the transaction ends: his own, or that of a
     * group he is in; of several, the one that lasts longest. The others are locked as well.
     */
    public Optional<Eligibility> lockEffective(Right right) {
        return locked.get(right).stream()
                .filter(eligibility -> eligibility.isEffectiveAt(clock.now()))
                .max(LASTING);
    }

    /** Locks what somebody may hold that right by; and once more, if he came into other groups while it waited. */
    private List<Eligibility> lock(Right right) {
        var keys = principals.keysOf(right);
        var rows = lock(ELIGIBILITY.LIVE_KEY.in(keys));
        var keysNow = principals.keysOf(right);
        return keysNow.equals(keys) ? rows : lock(ELIGIBILITY.LIVE_KEY.in(keysNow));
    }

    /**
     * What a principal was given and not yet lost, begun or not, locked until the transaction ends: with what else lets the
     * same people hold it, which is asked for when it goes.
     */
    Optional<Eligibility> lockCurrent(AssignmentKey key) {
        return lockWithOthers(key).stream()
                .filter(eligibility -> eligibility.principal().equals(key.principal()))
                .filter(eligibility -> !eligibility.isOverAt(clock.now()))
                .findFirst();
    }

    private List<Eligibility> lockWithOthers(AssignmentKey key) {
        return key.principal() instanceof UserId user
                ? locked.get(new Right(user, key.role(), key.scope()))
                : lock(isOfGroups().and(POST.eq(key.role().value(), key.scope().path())));
    }

    /** What lets the members of those groups activate roles, begun or not, locked until the transaction ends. */
    List<Eligibility> lockOf(Set<GroupId> groups) {
        var theirs =
                ELIGIBILITY.PRINCIPAL_ID.in(groups.stream().map(GroupId::value).toList());
        var posts = dsl.select(ELIGIBILITY.ROLE_ID, ELIGIBILITY.SCOPE)
                .from(ELIGIBILITY)
                .where(isOfGroups(), theirs)
                .fetch();
        return lock(isOfGroups().and(POST.in(posts))).stream()
                .filter(eligibility -> eligibility.principal() instanceof GroupId group && groups.contains(group))
                .toList();
    }

    private static Condition isOfGroups() {
        return ELIGIBILITY.PRINCIPAL_TYPE.eq(Principals.GROUP).and(ELIGIBILITY.LIVE_KEY.isNotNull());
    }

    private List<Eligibility> lock(Condition condition) {
        return dsl.selectFrom(ELIGIBILITY)
                .where(condition)
                .orderBy(ELIGIBILITY.PRINCIPAL_TYPE, ELIGIBILITY.ID)
                .forUpdate()
                .fetch(Eligibilities::toEligibility);
    }

    /** When the last one of a principal that expired was over. */
    Optional<Instant> lastExpired(AssignmentKey key) {
        return dsl.select(DSL.max(ELIGIBILITY.END_AT))
                .from(ELIGIBILITY)
                .where(
                        ELIGIBILITY.PRINCIPAL_ID.eq(key.principal().value()),
                        ELIGIBILITY.ROLE_ID.eq(key.role().value()),
                        ELIGIBILITY.SCOPE.eq(key.scope().path()))
                .and(ELIGIBILITY.REMOVED_AT.isNull().and(ELIGIBILITY.END_AT.le(clock.now())))
                .fetchOptional(row -> row.value1());
    }

    /** What somebody may activate now, as himself or as a member of a group. */
    public List<Eligibility> effectiveOf(UserId principal) {
        return effective(isOf(principal));
    }

    /** What anybody may activate now. */
    public Rows<Eligibility> effective() {
        return rows(isEffective());
    }

    /** What anybody may activate now or later. */
    public Rows<Eligibility> current() {
        return rows(isNotOver());
    }

    /** That an eligibility is somebody's, or that of a group he is in. */
    public Condition isOf(UserId user) {
        return ELIGIBILITY.PRINCIPAL_ID.in(principals.idsOf(user));
    }

    private Rows<Eligibility> rows(Condition visible) {
        return new Rows<>(
                dsl, ELIGIBILITY, ELIGIBILITY.ID, visible, Eligibilities::toEligibility, Eligibility::scheduleId);
    }

    /** Who may activate one of those roles for the whole directory now. */
    Set<User> holdersOf(Collection<RoleDefinitionId> roles) {
        var ids = roles.stream().map(RoleDefinitionId::value).toList();
        var given = effective(ELIGIBILITY.ROLE_ID.in(ids).and(ELIGIBILITY.SCOPE.eq(Scope.DIRECTORY.path())));
        return principals.usersBehind(given.stream().map(Eligibility::principal).collect(toSet()));
    }

    /**
     * Makes a principal eligible.
     *
     * @param by the administrator; none: the service itself
     * @throws org.springframework.dao.DuplicateKeyException if it is eligible already, or will be
     */
    public void assign(Eligibility eligibility, @Nullable UserId by, String justification) {
        if (eligibility.principal() instanceof GroupId group) {
            memberships.hold(group);
        }
        releaseExpired(eligibility.key());
        dsl.insertInto(ELIGIBILITY)
                .set(ELIGIBILITY.ID, eligibility.id().value())
                .set(ELIGIBILITY.PRINCIPAL_TYPE, Principals.typeOf(eligibility.principal()))
                .set(ELIGIBILITY.PRINCIPAL_ID, eligibility.principal().value())
                .set(ELIGIBILITY.ROLE_ID, eligibility.role().value())
                .set(ELIGIBILITY.SCOPE, eligibility.scope().path())
                .set(ELIGIBILITY.START_AT, eligibility.start())
                .set(ELIGIBILITY.END_AT, eligibility.end())
                .set(ELIGIBILITY.LIVE_KEY, eligibility.key().text())
                .execute();
        events.publishEvent(new EligibilityAssigned(eligibility, by, justification));
    }

    /**
     * Moves the start and the end of an eligibility. Whoever calls this holds its lock.
     *
     * @param end none: permanent
     */
    public Eligibility reschedule(
            Eligibility eligibility, Instant start, @Nullable Instant end, UserId by, String justification) {
        var moved = new Eligibility(
                eligibility.id(), eligibility.principal(), eligibility.role(), eligibility.scope(), start, end);
        dsl.update(ELIGIBILITY)
                .set(ELIGIBILITY.START_AT, start)
                .set(ELIGIBILITY.END_AT, end)
                .where(ELIGIBILITY.ID.eq(eligibility.id().value()))
                .execute();
        events.publishEvent(new EligibilityRescheduled(eligibility, moved, by, justification));
        return moved;
    }

    /**
     * Removes an eligibility, and ends at once what was activated from it.
     *
     * @return what was removed; nothing when it no longer was there
     */
    public Optional<Eligibility> remove(AssignmentKey key, UserId by, String justification) {
        var removed = lockCurrent(key);
        removed.ifPresent(eligibility -> {
            dsl.update(ELIGIBILITY)
                    .set(ELIGIBILITY.REMOVED_AT, clock.now())
                    .setNull(ELIGIBILITY.LIVE_KEY)
                    .where(ELIGIBILITY.ID.eq(eligibility.id().value()))
                    .execute();
            events.publishEvent(new EligibilityRemoved(eligibility, by, justification));
        });
        return removed;
    }

    /** What is over by the clock stands in nobody's way. */
    private void releaseExpired(AssignmentKey key) {
        dsl.update(ELIGIBILITY)
                .setNull(ELIGIBILITY.LIVE_KEY)
                .where(ELIGIBILITY.LIVE_KEY.eq(key.text()), ELIGIBILITY.END_AT.le(clock.now()))
                .execute();
    }

    private List<Eligibility> effective(Condition condition) {
        return dsl.selectFrom(ELIGIBILITY)
                .where(isEffective(), condition)
                .orderBy(ELIGIBILITY.START_AT, ELIGIBILITY.ID)
                .fetch(Eligibilities::toEligibility);
    }

    private Condition isEffective() {
        return isNotOver().and(ELIGIBILITY.START_AT.le(clock.now()));
    }

    private Condition isNotOver() {
        return ELIGIBILITY.REMOVED_AT.isNull().and(ELIGIBILITY.END_AT.isNull().or(ELIGIBILITY.END_AT.gt(clock.now())));
    }

    private static Eligibility toEligibility(Record row) {
        return new Eligibility(
                new EligibilityId(row.get(ELIGIBILITY.ID)),
                Principals.read(row.get(ELIGIBILITY.PRINCIPAL_TYPE), row.get(ELIGIBILITY.PRINCIPAL_ID)),
                new RoleDefinitionId(row.get(ELIGIBILITY.ROLE_ID)),
                new Scope(row.get(ELIGIBILITY.SCOPE)),
                row.get(ELIGIBILITY.START_AT),
                row.get(ELIGIBILITY.END_AT));
    }
}
