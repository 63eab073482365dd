package org.countersign.assignment;

import static java.util.stream.Collectors.toSet;
import static org.countersign.assignment.schema.tables.RoleAssignment.ROLE_ASSIGNMENT;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.countersign.directory.Directory;
import org.countersign.directory.User;
import org.countersign.directory.UserId;
import org.countersign.query.Rows;
import org.countersign.recall.Remembered;
import org.countersign.role.RoleDefinitionId;
import org.countersign.role.Scope;
import org.countersign.time.DatabaseClock;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who holds what.
 *
 * <p>An assignment is effective if and only if it has not been ended and {@code start <= now < end} by the database's
 * clock, at each read. Nothing has to happen for a right to be over: ending the row only tidies up and tells others.
 */
@Repository
@Transactional
public class RoleAssignments {

    /** The columns of its rows. */
    public static final HeldColumns COLUMNS = new HeldColumns(
            ROLE_ASSIGNMENT.ID,
            ROLE_ASSIGNMENT.PRINCIPAL_ID,
            ROLE_ASSIGNMENT.ROLE_ID,
            ROLE_ASSIGNMENT.SCOPE,
            ROLE_ASSIGNMENT.START_AT,
            ROLE_ASSIGNMENT.END_AT);

    /** How an assignment came to be: the name of an {@link AssignmentType}. */
    public static final Field<String> TYPE = ROLE_ASSIGNMENT.ASSIGNMENT_TYPE;

    /** The rows, whether they are effective or not: that is for the clock to say, each time. */
    private final Remembered<AssignmentKey, List<RoleAssignment>> live =
            Remembered.read(this::readLive, ROLE_ASSIGNMENT);

    private final DSLContext dsl;
    private final DatabaseClock clock;
    private final Principals principals;
    private final ApplicationEventPublisher events;

    RoleAssignments(DSLContext dsl, DatabaseClock clock, Principals principals, ApplicationEventPublisher events) {
        this.dsl = dsl;
        this.clock = clock;
        this.principals = principals;
        this.events = events;
    }

    /** Whether nobody ever held anything: ended assignments count too. */
    public boolean isEmpty() {
        return !dsl.fetchExists(ROLE_ASSIGNMENT);
    }

    /** Whether somebody holds that right now as himself: what a group of his holds is no concern of his own requests. */
    public boolean isHeldDirectly(Right right) {
        return heldDirectly(right).findAny().isPresent();
    }

    /** What somebody has activated of that right and still holds. */
    public Optional<RoleAssignment> findActivated(Right right) {
        return heldDirectly(right)
                .filter(assignment -> assignment.type() == AssignmentType.ACTIVATED)
                .findFirst();
    }

    private Stream<RoleAssignment> heldDirectly(Right right) {
        return live.get(right.direct()).stream().filter(assignment -> assignment.isEffectiveAt(clock.now()));
    }

    /** Whether somebody holds that right now, as himself or as a member of a group. */
    public boolean isActive(Right right) {
        return dsl.fetchExists(
                ROLE_ASSIGNMENT,
                isEffective(),
                ROLE_ASSIGNMENT.PRINCIPAL_ID.in(principals.idsOf(right.principal())),
                ROLE_ASSIGNMENT.ROLE_ID.eq(right.role().value()),
                ROLE_ASSIGNMENT.SCOPE.eq(right.scope().path()));
    }

    /**
     * Whether somebody's account is enabled and holds one of those roles for the whole directory now, as himself or as a
     * member of a group.
     */
    boolean holdsOneOf(UserId user, Collection<RoleDefinitionId> roles) {
        return dsl.fetchExists(
                ROLE_ASSIGNMENT,
                isEffective(),
                ROLE_ASSIGNMENT.PRINCIPAL_ID.in(principals.idsOf(user)),
                isOneOf(roles),
                Directory.isEnabled(DSL.val(user.value())));
    }

    /** What somebody holds now, as himself or as a member of a group. */
    public List<RoleAssignment> activeOf(UserId principal) {
        return active(ROLE_ASSIGNMENT.PRINCIPAL_ID.in(principals.idsOf(principal)));
    }

    /** What anybody holds now. */
    public Rows<RoleAssignment> active() {
        return rows(isEffective());
    }

    /** What anybody holds now or will. */
    public Rows<RoleAssignment> current() {
        return rows(isNotOver());
    }

    /** That an assignment is somebody's, or that of a group he is in. */
    public Condition isOf(UserId user) {
        return ROLE_ASSIGNMENT.PRINCIPAL_ID.in(principals.idsOf(user));
    }

    private Rows<RoleAssignment> rows(Condition visible) {
        return new Rows<>(
                dsl, ROLE_ASSIGNMENT, ROLE_ASSIGNMENT.ID, visible, RoleAssignments::toAssignment, RoleAssignment::id);
    }

    /** Who holds one of those roles for the whole directory now. */
    Set<User> holdersOf(Collection<RoleDefinitionId> roles) {
        return principals.usersBehind(
                active(isOneOf(roles)).stream().map(RoleAssignment::principal).collect(toSet()));
    }

    private static Condition isOneOf(Collection<RoleDefinitionId> roles) {
        return ROLE_ASSIGNMENT
                .ROLE_ID
                .in(roles.stream().map(RoleDefinitionId::value).toList())
                .and(ROLE_ASSIGNMENT.SCOPE.eq(Scope.DIRECTORY.path()));
    }

    /** What administrators gave of a role for the whole directory and nobody took back yet, locked. */
    List<RoleAssignment> lockAssigned(RoleDefinitionId role) {
        return lock(ROLE_ASSIGNMENT
                .ROLE_ID
                .eq(role.value())
                .and(ROLE_ASSIGNMENT.SCOPE.eq(Scope.DIRECTORY.path()))
                .and(ROLE_ASSIGNMENT.ASSIGNMENT_TYPE.eq(AssignmentType.ASSIGNED.name())));
    }

    /** What an administrator gave and nobody took back yet, begun or not, locked until the transaction ends. */
    Optional<RoleAssignment> lockAssigned(AssignmentKey key) {
        return lock(ROLE_ASSIGNMENT.LIVE_KEY.eq(liveKey(AssignmentType.ASSIGNED, key))).stream()
                .filter(assignment -> !assignment.isOverAt(clock.now()))
                .findFirst();
    }

    /** When the last one that an administrator gave a principal and that expired was over. */
    Optional<Instant> lastExpired(AssignmentKey key) {
        return dsl.select(DSL.max(ROLE_ASSIGNMENT.END_AT))
                .from(ROLE_ASSIGNMENT)
                .where(
                        ROLE_ASSIGNMENT.PRINCIPAL_ID.eq(key.principal().value()),
                        ROLE_ASSIGNMENT.ROLE_ID.eq(key.role().value()),
                        ROLE_ASSIGNMENT.SCOPE.eq(key.scope().path()),
                        ROLE_ASSIGNMENT.ASSIGNMENT_TYPE.eq(AssignmentType.ASSIGNED.name()))
                .and(ROLE_ASSIGNMENT.ENDED_AT.isNull().or(ROLE_ASSIGNMENT.END_REASON.eq(EndReason.EXPIRED.name())))
                .and(ROLE_ASSIGNMENT.END_AT.le(clock.now()))
                .fetchOptional(row -> row.value1());
    }

    /** What was activated from an eligibility and is not over. */
    List<RoleAssignment> activatedFrom(EligibilityId eligibility) {
        return live(ROLE_ASSIGNMENT.ELIGIBILITY_ID.eq(eligibility.value()));
    }

    /**
     * Gives a principal a role that needs no activation.
     *
     * @param by the administrator; none: the service itself
     * @throws org.springframework.dao.DuplicateKeyException if it was given already
     */
    public void assign(RoleAssignment assignment, @Nullable UserId by, String justification) {
        retireExpired(assignment.key());
        insert(assignment);
        events.publishEvent(new RoleAssigned(assignment, by, justification));
    }

    /**
     * Moves the start and the end of an assignment. Whoever calls this holds its lock.
     *
     * @param end none: permanent
     * @param by the administrator; none: the service itself
     */
    public RoleAssignment reschedule(
            RoleAssignment assignment,
            Instant start,
            @Nullable Instant end,
            @Nullable UserId by,
            String justification) {
        var moved = new RoleAssignment(
                assignment.id(),
                assignment.principal(),
                assignment.role(),
                assignment.scope(),
                assignment.type(),
                assignment.eligibility(),
                start,
                end);
        dsl.update(ROLE_ASSIGNMENT)
                .set(ROLE_ASSIGNMENT.START_AT, start)
                .set(ROLE_ASSIGNMENT.END_AT, end)
                .where(ROLE_ASSIGNMENT.ID.eq(assignment.id()))
                .execute();
        events.publishEvent(new RoleAssignmentRescheduled(assignment, moved, by, justification));
        return moved;
    }

    /** Lets an activated role rest on another eligibility. */
    void restOn(EligibilityId eligibility, RoleAssignment activated) {
        dsl.update(ROLE_ASSIGNMENT)
                .set(ROLE_ASSIGNMENT.ELIGIBILITY_ID, eligibility.value())
                .where(ROLE_ASSIGNMENT.ID.eq(activated.id()))
                .execute();
    }

    /**
     * Makes an activated role active. Only the activation's grant may call this: it has checked everything.
     *
     * @throws org.springframework.dao.DuplicateKeyException if that right is activated already
     */
    public void activate(RoleAssignment assignment) {
        insert(assignment);
    }

    /**
     * Ends an assignment, if it has not ended yet. One whose time is over has expired, whoever ends it and why.
     *
     * @param by who ends it; none: the service itself
     * @return whether this call ended it
     */
    public boolean end(UUID id, EndReason reason, @Nullable UserId by, String justification) {
        return end(ROLE_ASSIGNMENT.ID.eq(id), reason, by, justification) > 0;
    }

    /** Ends those assignments that have expired and not ended yet, in one transaction. */
    void endExpired(Collection<UUID> ids) {
        end(ROLE_ASSIGNMENT.ID.in(ids).and(ROLE_ASSIGNMENT.END_AT.le(clock.now())), EndReason.EXPIRED, null, "");
    }

    /**
     * Ends what is over by now of what was given to that principal, so that it can be given or activated again. Mostly
     * there is none. That is asked without a lock: nobody is waited for, and what the transaction knows goes on to hold.
     */
    public void retireExpired(AssignmentKey key) {
        var now = clock.now();
        if (live.get(key).stream().anyMatch(assignment -> assignment.isOverAt(now))) {
            end(hasLiveKeyOf(key).and(ROLE_ASSIGNMENT.END_AT.le(now)), EndReason.EXPIRED, null, "");
        }
    }

    /** What is activated now and over by then, the next to end first. */
    List<RoleAssignment> endingBy(Instant end, Condition condition) {
        return dsl.selectFrom(ROLE_ASSIGNMENT)
                .where(
                        isEffective(),
                        ROLE_ASSIGNMENT.ASSIGNMENT_TYPE.eq(AssignmentType.ACTIVATED.name()),
                        ROLE_ASSIGNMENT.END_AT.le(end),
                        condition)
                .orderBy(ROLE_ASSIGNMENT.END_AT, ROLE_ASSIGNMENT.ID)
                .fetch(RoleAssignments::toAssignment);
    }

    /** The assignment of that id, locked until the transaction ends; none: it has ended. */
    Optional<RoleAssignment> lockLive(UUID id) {
        return lock(ROLE_ASSIGNMENT.ID.eq(id)).stream().findFirst();
    }

    /** How many of that type are effective now. */
    @Transactional(readOnly = true)
    public int effective(AssignmentType type) {
        return dsl.fetchCount(ROLE_ASSIGNMENT, isEffective(), ROLE_ASSIGNMENT.ASSIGNMENT_TYPE.eq(type.name()));
    }

    /** When the oldest of them was over that were not ended yet. */
    @Transactional(readOnly = true)
    public Optional<Instant> oldestExpiry() {
        return dsl.select(DSL.min(ROLE_ASSIGNMENT.END_AT))
                .from(ROLE_ASSIGNMENT)
                .where(isExpired())
                .fetchOptional(row -> row.value1());
    }

    private Condition isExpired() {
        return ROLE_ASSIGNMENT.ENDED_AT.isNull().and(ROLE_ASSIGNMENT.END_AT.le(clock.now()));
    }

    /** The assignments that are over by now and were not ended yet, the oldest first. */
    List<UUID> expired() {
        return dsl.select(ROLE_ASSIGNMENT.ID)
                .from(ROLE_ASSIGNMENT)
                .where(isExpired())
                .orderBy(ROLE_ASSIGNMENT.END_AT, ROLE_ASSIGNMENT.ID)
                .fetch(ROLE_ASSIGNMENT.ID);
    }

    private int end(Condition condition, EndReason reason, @Nullable UserId by, String justification) {
        var ending = lock(condition);
        for (var assignment : ending) {
            if (assignment.isOverAt(clock.now())) {
                end(assignment, EndReason.EXPIRED, null, "");
            } else {
                end(assignment, reason, by, justification);
            }
        }
        return ending.size();
    }

    private List<RoleAssignment> lock(Condition condition) {
        return dsl.selectFrom(ROLE_ASSIGNMENT)
                .where(ROLE_ASSIGNMENT.ENDED_AT.isNull(), condition)
                .orderBy(ROLE_ASSIGNMENT.ID)
                .forUpdate()
                .fetch(RoleAssignments::toAssignment);
    }

    private List<RoleAssignment> live(Condition condition) {
        return dsl.selectFrom(ROLE_ASSIGNMENT)
                .where(ROLE_ASSIGNMENT.ENDED_AT.isNull(), condition)
                .orderBy(ROLE_ASSIGNMENT.ID)
                .fetch(RoleAssignments::toAssignment);
    }

    private void end(RoleAssignment assignment, EndReason reason, @Nullable UserId by, String justification) {
        dsl.update(ROLE_ASSIGNMENT)
                .set(ROLE_ASSIGNMENT.ENDED_AT, clock.now())
                .set(ROLE_ASSIGNMENT.END_REASON, reason.name())
                .setNull(ROLE_ASSIGNMENT.LIVE_KEY)
                .where(ROLE_ASSIGNMENT.ID.eq(assignment.id()))
                .execute();
        events.publishEvent(new RoleAssignmentEnded(assignment, reason, by, justification));
    }

    private void insert(RoleAssignment assignment) {
        var eligibility = assignment.eligibility();
        dsl.insertInto(ROLE_ASSIGNMENT)
                .set(ROLE_ASSIGNMENT.ID, assignment.id())
                .set(ROLE_ASSIGNMENT.PRINCIPAL_TYPE, Principals.typeOf(assignment.principal()))
                .set(ROLE_ASSIGNMENT.PRINCIPAL_ID, assignment.principal().value())
                .set(ROLE_ASSIGNMENT.ROLE_ID, assignment.role().value())
                .set(ROLE_ASSIGNMENT.SCOPE, assignment.scope().path())
                .set(ROLE_ASSIGNMENT.ASSIGNMENT_TYPE, assignment.type().name())
                .set(ROLE_ASSIGNMENT.ELIGIBILITY_ID, eligibility == null ? null : eligibility.value())
                .set(ROLE_ASSIGNMENT.START_AT, assignment.start())
                .set(ROLE_ASSIGNMENT.END_AT, assignment.end())
                .set(ROLE_ASSIGNMENT.LIVE_KEY, liveKey(assignment.type(), assignment.key()))
                .execute();
    }

    /** What a principal was given or has activated of one right and nobody ended yet, at most one of each type. */
    private List<RoleAssignment> readLive(AssignmentKey key) {
        return live(hasLiveKeyOf(key));
    }

    private static Condition hasLiveKeyOf(AssignmentKey key) {
        return ROLE_ASSIGNMENT.LIVE_KEY.in(Stream.of(AssignmentType.values())
                .map(type -> liveKey(type, key))
                .toList());
    }

    private static String liveKey(AssignmentType type, AssignmentKey key) {
        return type + "|" + key.text();
    }

    private Condition isEffective() {
        var now = clock.now();
        return isNotOverAt(now).and(ROLE_ASSIGNMENT.START_AT.le(now));
    }

    private Condition isNotOver() {
        return isNotOverAt(clock.now());
    }

    private static Condition isNotOverAt(Instant moment) {
        return ROLE_ASSIGNMENT
                .ENDED_AT
                .isNull()
                .and(ROLE_ASSIGNMENT.END_AT.isNull().or(ROLE_ASSIGNMENT.END_AT.gt(moment)));
    }

    /** Without a limit: with one, the database may rather go through all that anybody holds, in their order. */
    private List<RoleAssignment> active(Condition condition) {
        return dsl.selectFrom(ROLE_ASSIGNMENT)
                .where(isEffective(), condition)
                .orderBy(ROLE_ASSIGNMENT.START_AT, ROLE_ASSIGNMENT.ID)
                .fetch(RoleAssignments::toAssignment);
    }

    private static RoleAssignment toAssignment(Record row) {
        var eligibility = row.get(ROLE_ASSIGNMENT.ELIGIBILITY_ID);
        return new RoleAssignment(
                row.get(ROLE_ASSIGNMENT.ID),
                Principals.read(row.get(ROLE_ASSIGNMENT.PRINCIPAL_TYPE), row.get(ROLE_ASSIGNMENT.PRINCIPAL_ID)),
                new RoleDefinitionId(row.get(ROLE_ASSIGNMENT.ROLE_ID)),
                new Scope(row.get(ROLE_ASSIGNMENT.SCOPE)),
                AssignmentType.valueOf(row.get(ROLE_ASSIGNMENT.ASSIGNMENT_TYPE)),
                eligibility == null ? null : new EligibilityId(eligibility),
                row.get(ROLE_ASSIGNMENT.START_AT),
                row.get(ROLE_ASSIGNMENT.END_AT));
    }
}
