package org.countersign.activation;

import static org.countersign.activation.schema.tables.Activation.ACTIVATION;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.countersign.activation.schema.tables.ActivationFinding;
import org.countersign.assignment.RequestColumns;
import org.countersign.directory.UserId;
import org.countersign.query.Rows;
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

/** The rows of activations and of what their rules found. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class ActivationStore {

    private static final ActivationFinding FINDING = ActivationFinding.ACTIVATION_FINDING;

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

    private final DSLContext dsl;
    private final StoredSettings settings;

    ActivationStore(DSLContext dsl, StoredSettings settings) {
        this.dsl = dsl;
        this.settings = settings;
    }

    void insert(Activation activation) {
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
                .set(ACTIVATION.COMPLETED_AT, activation.completedAt())
                .set(ACTIVATION.EXTENSION, request.extension())
                .set(ACTIVATION.OPEN_KEY, activation.openKey())
                .execute();
    }

    /** Keeps what {@link Activation#become} made. Whoever calls this holds the row's lock. */
    Activation update(Activation activation) {
        dsl.update(ACTIVATION)
                .set(ACTIVATION.STATUS, activation.status().name())
                .set(ACTIVATION.STATUS_REASON, activation.statusReason())
                .set(ACTIVATION.START_AT, activation.start())
                .set(ACTIVATION.END_AT, activation.end())
                .set(ACTIVATION.COMPLETED_AT, activation.completedAt())
                .set(ACTIVATION.OPEN_KEY, activation.openKey())
                .where(ACTIVATION.ID.eq(activation.id().value()))
                .execute();
        return activation;
    }

    Optional<Activation> find(ActivationId id) {
        return dsl.selectFrom(ACTIVATION).where(isActivation(id)).fetchOptional(this::toActivation);
    }

    /** @throws IllegalStateException if there is none: for ids that our own tables or the engine vouch for */
    Activation lock(ActivationId id) {
        return dsl.selectFrom(ACTIVATION)
                .where(isActivation(id))
                .forUpdate()
                .fetchOptional(this::toActivation)
                .orElseThrow(() -> new IllegalStateException("No activation " + id));
    }

    Optional<Activation> lockOpen(String key) {
        return dsl.selectFrom(ACTIVATION)
                .where(ACTIVATION.OPEN_KEY.eq(key))
                .forUpdate()
                .fetchOptional(this::toActivation);
    }

    /** The requests for a role that wait for their decision or their start. */
    List<ActivationId> waitingFor(RoleDefinitionId role, Scope scope) {
        var waiting = Stream.of(ActivationStatus.values())
                .filter(ActivationStatus::isCancelable)
                .map(ActivationStatus::name)
                .toList();
        return dsl.select(ACTIVATION.ID)
                .from(ACTIVATION)
                .where(ACTIVATION.STATUS.in(waiting))
                .and(ACTIVATION.ROLE_ID.eq(role.value()).and(ACTIVATION.SCOPE.eq(scope.path())))
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

    void record(ActivationId id, Finding finding) {
        dsl.deleteFrom(FINDING)
                .where(
                        FINDING.ACTIVATION_ID.eq(id.value()),
                        FINDING.RULE_NAME.eq(finding.rule().name()))
                .execute();
        dsl.insertInto(FINDING)
                .set(FINDING.ACTIVATION_ID, id.value())
                .set(FINDING.RULE_NAME, finding.rule().name())
                .set(FINDING.MET, finding.met())
                .set(FINDING.REASON, finding.reason())
                .execute();
    }

    /** What the rules found, in the order in which they are listed. */
    List<Finding> findings(ActivationId id) {
        return dsl
                .selectFrom(FINDING)
                .where(FINDING.ACTIVATION_ID.eq(id.value()))
                .fetch(row -> new Finding(
                        RuleName.valueOf(row.get(FINDING.RULE_NAME)), row.get(FINDING.MET), row.get(FINDING.REASON)))
                .stream()
                .sorted(Comparator.comparing(Finding::rule))
                .toList();
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
