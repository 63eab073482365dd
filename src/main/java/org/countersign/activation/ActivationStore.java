package org.countersign.activation;

import static org.countersign.activation.schema.tables.Activation.ACTIVATION;
import static org.countersign.activation.schema.tables.ActivationDecision.ACTIVATION_DECISION;
import static org.countersign.activation.schema.tables.ActivationFinding.ACTIVATION_FINDING;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.countersign.assignment.Eligibility;
import org.countersign.assignment.RequestColumns;
import org.countersign.directory.UserId;
import org.countersign.query.Rows;
import org.countersign.recall.Gathered;
import org.countersign.recall.Remembered;
import org.countersign.role.RoleDefinitionId;
import org.countersign.role.Scope;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The rows of activations. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class ActivationStore {

    static final RequestColumns COLUMNS = new RequestColumns(
            ACTIVATION.ID,
            ACTIVATION.REQUESTOR_ID,
            ACTIVATION.ROLE_ID,
            ACTIVATION.SCOPE,
            ACTIVATION.ID,
            ACTIVATION.REQUESTOR_ID,
            ACTIVATION.CREATED_AT,
            ACTIVATION.COMPLETED_AT);

    static final Field<String> STATUS = ACTIVATION.STATUS;

    static final Field<Boolean> EXTENSION = ACTIVATION.EXTENSION;

    private final Remembered<ActivationId, Optional<Activation>> found = Remembered.read(this::read, ACTIVATION);
    private final Remembered<ActivationId, Optional<Activation>> locked = Remembered.held(this::readLocked, ACTIVATION);
    private final Gathered<Change> changes =
            Gathered.write(this::write, ACTIVATION, ACTIVATION_FINDING, ACTIVATION_DECISION);

    private final DSLContext dsl;
    private final StoredSettings settings;

    ActivationStore(DSLContext dsl, StoredSettings settings) {
        this.dsl = dsl;
        this.settings = settings;
    }

    private record Change(Activation activation, boolean isNew) {

        Change followedBy(Change later) {
            return new Change(later.activation, isNew);
        }
    }

    /** Keeps a request that is to be. */
    void insert(Activation activation) {
        keep(new Change(activation, true));
    }

    /** Keeps what {@link Activation#become} made. Whoever calls this holds the row's lock. */
    Activation update(Activation activation) {
        keep(new Change(activation, false));
        return activation;
    }

    private void keep(Change change) {
        changes.add(change);
        tell(change.activation());
    }

    /** What this transaction writes, nobody else can change before it ends. */
    private void tell(Activation activation) {
        var answer = Optional.of(activation);
        found.tell(activation.id(), answer);
        locked.tell(activation.id(), answer);
    }

    /**
     * What an activation is on its way through a transaction, nobody else ever sees. Of several, the one whose last change
     * came first is written first: it may make way for the next.
     */
    private void write(List<Change> changes) {
        var last = new LinkedHashMap<ActivationId, Change>();
        for (var change : changes) {
            var earlier = last.remove(change.activation().id());
            last.put(change.activation().id(), earlier == null ? change : earlier.followedBy(change));
        }
        last.values().forEach(this::write);
        last.values().forEach(change -> tell(change.activation()));
    }

    private void write(Change change) {
        if (change.isNew()) {
            writeNew(change.activation());
        } else {
            writeState(change.activation());
        }
    }

    private void writeNew(Activation activation) {
        var request = activation.request();
        dsl.insertInto(ACTIVATION)
                .set(ACTIVATION.ID, activation.id().value())
                .set(ACTIVATION.REQUESTOR_ID, request.requestor().value())
                .set(ACTIVATION.ROLE_ID, request.role().value())
                .set(ACTIVATION.SCOPE, request.scope().path())
                .set(ACTIVATION.JUSTIFICATION, request.justification())
                .set(ACTIVATION.TICKET_NUMBER, request.ticket().number())
                .set(ACTIVATION.TICKET_SYSTEM, request.ticket().system())
                .set(ACTIVATION.REQUESTED_START, request.start())
                .set(ACTIVATION.REQUESTED_END, request.end())
                .set(
                        ACTIVATION.DURATION_MINUTES,
                        Math.toIntExact(request.duration().toMinutes()))
                .set(ACTIVATION.SETTINGS, settings.write(activation.settings()))
                .set(ACTIVATION.STATUS, activation.status().name())
                .set(ACTIVATION.STATUS_REASON, activation.statusReason())
                .set(ACTIVATION.CREATED_AT, activation.createdAt())
                .set(ACTIVATION.APPROVAL_DEADLINE, activation.approvalDeadline())
                .set(ACTIVATION.START_AT, activation.start())
                .set(ACTIVATION.END_AT, activation.end())
                .set(ACTIVATION.COMPLETED_AT, activation.completedAt())
                .set(ACTIVATION.EXTENSION, request.extension())
                .set(ACTIVATION.OPEN_KEY, activation.openKey())
                .execute();
    }

    private void writeState(Activation activation) {
        dsl.update(ACTIVATION)
                .set(ACTIVATION.STATUS, activation.status().name())
                .set(ACTIVATION.STATUS_REASON, activation.statusReason())
                .set(ACTIVATION.START_AT, activation.start())
                .set(ACTIVATION.END_AT, activation.end())
                .set(ACTIVATION.COMPLETED_AT, activation.completedAt())
                .set(ACTIVATION.OPEN_KEY, activation.openKey())
                .where(ACTIVATION.ID.eq(activation.id().value()))
                .execute();
    }

    Optional<Activation> find(ActivationId id) {
        return found.get(id);
    }

    private Optional<Activation> read(ActivationId id) {
        return dsl.selectFrom(ACTIVATION).where(isActivation(id)).fetchOptional(this::toActivation);
    }

    /** @throws IllegalStateException if there is none: for ids that our own tables or the engine vouch for */
    Activation lock(ActivationId id) {
        return locked.get(id).orElseThrow(() -> new IllegalStateException("No activation " + id));
    }

    private Optional<Activation> readLocked(ActivationId id) {
        var activation =
                dsl.selectFrom(ACTIVATION).where(isActivation(id)).forUpdate().fetchOptional(this::toActivation);
        found.tell(id, activation);
        return activation;
    }

    List<Activation> lockOpen(Set<String> keys) {
        return dsl.selectFrom(ACTIVATION)
                .where(ACTIVATION.OPEN_KEY.in(keys))
                .orderBy(ACTIVATION.ID)
                .forUpdate()
                .fetch(this::toActivation);
    }

    /** The requests that may rest on an eligibility and wait for their decision or their start. */
    List<ActivationId> waitingOn(Eligibility eligibility) {
        var waiting = Stream.of(ActivationStatus.values())
                .filter(ActivationStatus::isCancelable)
                .map(ActivationStatus::name)
                .toList();
        return dsl.select(ACTIVATION.ID)
                .from(ACTIVATION)
                .where(ACTIVATION.STATUS.in(waiting))
                .and(ACTIVATION.ROLE_ID.eq(eligibility.role().value()))
                .and(ACTIVATION.SCOPE.eq(eligibility.scope().path()))
                .and(
                        eligibility.principal() instanceof UserId user
                                ? ACTIVATION.REQUESTOR_ID.eq(user.value())
                                : DSL.noCondition())
                .orderBy(ACTIVATION.ID)
                .fetch(row -> new ActivationId(row.value1()));
    }

    List<Activation> newestFirst(Condition condition, int limit) {
        return dsl.selectFrom(ACTIVATION)
                .where(condition)
                .orderBy(ACTIVATION.CREATED_AT.desc(), ACTIVATION.ID)
                .limit(limit)
                .fetch(this::toActivation);
    }

    Rows<Activation> rows(Condition condition) {
        return new Rows<>(dsl, ACTIVATION, ACTIVATION.ID, condition, this::toActivation, activation -> activation
                .id()
                .value());
    }

    List<ActivationId> overdue(Instant now) {
        return dsl.select(ACTIVATION.ID)
                .from(ACTIVATION)
                .where(hasStatus(ActivationStatus.PENDING_APPROVAL), ACTIVATION.APPROVAL_DEADLINE.le(now))
                .orderBy(ACTIVATION.APPROVAL_DEADLINE, ACTIVATION.ID)
                .fetch(row -> new ActivationId(row.value1()));
    }

    static Condition isRequestedBy(UserId requestor) {
        return ACTIVATION.REQUESTOR_ID.eq(requestor.value());
    }

    static Condition hasStatus(ActivationStatus status) {
        return ACTIVATION.STATUS.eq(status.name());
    }

    static Condition any() {
        return DSL.noCondition();
    }

    private static Condition isActivation(ActivationId id) {
        return ACTIVATION.ID.eq(id.value());
    }

    private Activation toActivation(Record row) {
        return new Activation(
                new ActivationId(row.get(ACTIVATION.ID)),
                new RequestActivation(
                        new UserId(row.get(ACTIVATION.REQUESTOR_ID)),
                        new RoleDefinitionId(row.get(ACTIVATION.ROLE_ID)),
                        new Scope(row.get(ACTIVATION.SCOPE)),
                        row.get(ACTIVATION.JUSTIFICATION),
                        new Ticket(row.get(ACTIVATION.TICKET_NUMBER), row.get(ACTIVATION.TICKET_SYSTEM)),
                        row.get(ACTIVATION.REQUESTED_START),
                        row.get(ACTIVATION.REQUESTED_END),
                        Duration.ofMinutes(row.get(ACTIVATION.DURATION_MINUTES)),
                        row.get(ACTIVATION.EXTENSION)),
                settings.read(row.get(ACTIVATION.SETTINGS)),
                ActivationStatus.valueOf(row.get(ACTIVATION.STATUS)),
                row.get(ACTIVATION.STATUS_REASON),
                row.get(ACTIVATION.CREATED_AT),
                row.get(ACTIVATION.APPROVAL_DEADLINE),
                row.get(ACTIVATION.START_AT),
                row.get(ACTIVATION.END_AT),
                row.get(ACTIVATION.COMPLETED_AT));
    }
}
