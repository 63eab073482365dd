package org.countersign.assignment;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.countersign.assignment.schema.tables.AssignmentExtension;
import org.countersign.assignment.schema.tables.AssignmentExtensionFinding;
import org.countersign.directory.UserId;
import org.countersign.query.Rows;
import org.countersign.role.RoleDefinitionId;
import org.countersign.role.Scope;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The rows of requests to extend or renew, and of the rules that were not met. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class ExtensionStore {

    private static final AssignmentExtension ROW = AssignmentExtension.ASSIGNMENT_EXTENSION;
    private static final AssignmentExtensionFinding FINDING = AssignmentExtensionFinding.ASSIGNMENT_EXTENSION_FINDING;

    static final RequestColumns COLUMNS = new RequestColumns(
            ROW.ID,
            ROW.REQUESTOR_ID,
            ROW.ROLE_ID,
            ROW.SCOPE,
            DSL.coalesce(ROW.GRANTED_ID, ROW.TARGET_ID),
            ROW.REQUESTOR_ID,
            ROW.CREATED_AT,
            ROW.COMPLETED_AT);

    static final Field<String> STATUS = ROW.STATUS;

    static final Field<String> KIND = ROW.KIND;

    private final DSLContext dsl;

    ExtensionStore(DSLContext dsl) {
        this.dsl = dsl;
    }

    /** @throws org.springframework.dao.DuplicateKeyException if a request for the same target is pending */
    void insert(ExtensionRequest request, List<ExtensionFinding> failed) {
        var target = request.target();
        dsl.insertInto(ROW)
                .set(ROW.ID, request.id().value())
                .set(ROW.KIND, request.kind().name())
                .set(ROW.TARGET_KIND, target.kind().name())
                .set(ROW.TARGET_ID, target.id())
                .set(ROW.TARGET_END, target.end())
                .set(ROW.REQUESTOR_ID, target.holder().value())
                .set(ROW.ROLE_ID, target.role().value())
                .set(ROW.SCOPE, target.scope().path())
                .set(ROW.TARGET_START, target.start())
                .set(ROW.ASKED_START, request.asked().start())
                .set(ROW.ASKED_END, request.asked().end())
                .set(ROW.JUSTIFICATION, request.justification())
                .set(ROW.STATUS, request.status().name())
                .set(ROW.STATUS_REASON, request.statusReason())
                .set(ROW.CREATED_AT, request.createdAt())
                .set(ROW.DEADLINE, request.deadline())
                .set(ROW.COMPLETED_AT, request.completedAt())
                .set(ROW.PENDING_KEY, request.isPending() ? pendingKey(target) : null)
                .execute();
        failed.forEach(finding -> dsl.insertInto(FINDING)
                .set(FINDING.EXTENSION_ID, request.id().value())
                .set(FINDING.RULE_NAME, finding.rule().name())
                .set(FINDING.REASON, finding.reason())
                .execute());
    }

    /** Keeps what became of a pending request. Whoever calls this holds the row's lock. */
    ExtensionRequest close(ExtensionRequest request) {
        var decision = request.decision();
        var granted = decision == null ? null : decision.granted();
        dsl.update(ROW)
                .set(ROW.STATUS, request.status().name())
                .set(ROW.STATUS_REASON, request.statusReason())
                .set(ROW.COMPLETED_AT, request.completedAt())
                .set(
                        ROW.APPROVER_ID,
                        decision == null ? null : decision.approver().value())
                .set(ROW.VERDICT, decision == null ? null : decision.verdict().name())
                .set(ROW.DECISION_JUSTIFICATION, decision == null ? null : decision.justification())
                .set(ROW.DECIDED_AT, decision == null ? null : decision.decidedAt())
                .set(ROW.GRANTED_ID, granted == null ? null : granted.id())
                .set(ROW.GRANTED_KIND, granted == null ? null : granted.kind().name())
                .set(ROW.GRANTED_START, granted == null ? null : granted.start())
                .set(ROW.GRANTED_END, granted == null ? null : granted.end())
                .setNull(ROW.PENDING_KEY)
                .where(ROW.ID.eq(request.id().value()))
                .execute();
        return request;
    }

    Optional<ExtensionRequest> find(ExtensionId id) {
        return dsl.selectFrom(ROW).where(ROW.ID.eq(id.value())).fetchOptional(ExtensionStore::toRequest);
    }

    /** @throws IllegalStateException if there is none: for ids that our own tables or the engine vouch for */
    ExtensionRequest lock(ExtensionId id) {
        return dsl.selectFrom(ROW)
                .where(ROW.ID.eq(id.value()))
                .forUpdate()
                .fetchOptional(ExtensionStore::toRequest)
                .orElseThrow(() -> new IllegalStateException("No request " + id + " to extend or renew"));
    }

    /** The pending request for that assignment, locked. */
    Optional<ExtensionRequest> lockPending(AssignmentKind kind, UUID assignment) {
        return dsl.selectFrom(ROW)
                .where(ROW.PENDING_KEY.eq(pendingKey(kind, assignment)))
                .forUpdate()
                .fetchOptional(ExtensionStore::toRequest);
    }

    List<ExtensionRequest> newestFirst(Condition condition, int limit) {
        return dsl.selectFrom(ROW)
                .where(condition)
                .orderBy(ROW.CREATED_AT.desc(), ROW.ID)
                .limit(limit)
                .fetch(ExtensionStore::toRequest);
    }

    Rows<ExtensionRequest> rows(Condition condition) {
        return new Rows<>(dsl, ROW, ROW.ID, condition, ExtensionStore::toRequest, request -> request.id()
                .value());
    }

    List<ExtensionId> overdue(Instant now) {
        return dsl.select(ROW.ID)
                .from(ROW)
                .where(isPending(), ROW.DEADLINE.le(now))
                .orderBy(ROW.DEADLINE, ROW.ID)
                .fetch(row -> new ExtensionId(row.value1()));
    }

    /** The rules that were not met, in the order in which they are listed. */
    List<ExtensionFinding> violations(ExtensionId id) {
        return dsl
                .selectFrom(FINDING)
                .where(FINDING.EXTENSION_ID.eq(id.value()))
                .fetch(row -> new ExtensionFinding(
                        ExtensionRule.valueOf(row.get(FINDING.RULE_NAME)), row.get(FINDING.REASON)))
                .stream()
                .sorted(Comparator.comparing(ExtensionFinding::rule))
                .toList();
    }

    static Condition isRequestedBy(UserId requestor) {
        return ROW.REQUESTOR_ID.eq(requestor.value());
    }

    static Condition isPending() {
        return ROW.STATUS.eq(ExtensionStatus.PENDING.name());
    }

    static Condition concerns(AssignmentKind kind) {
        return ROW.TARGET_KIND.eq(kind.name());
    }

    private static String pendingKey(DirectAssignment target) {
        return pendingKey(target.kind(), target.id());
    }

    private static String pendingKey(AssignmentKind kind, UUID assignment) {
        return kind + "|" + assignment;
    }

    private static ExtensionRequest toRequest(Record row) {
        var kind = AssignmentKind.valueOf(row.get(ROW.TARGET_KIND));
        return new ExtensionRequest(
                new ExtensionId(row.get(ROW.ID)),
                ExtensionKind.valueOf(row.get(ROW.KIND)),
                assignment(row, kind, row.get(ROW.TARGET_ID), row.get(ROW.TARGET_START), row.get(ROW.TARGET_END)),
                new ExtensionTerms(kind, row.get(ROW.ASKED_START), row.get(ROW.ASKED_END)),
                row.get(ROW.JUSTIFICATION),
                ExtensionStatus.valueOf(row.get(ROW.STATUS)),
                row.get(ROW.STATUS_REASON),
                row.get(ROW.CREATED_AT),
                row.get(ROW.DEADLINE),
                row.get(ROW.COMPLETED_AT),
                decisionIn(row));
    }

    private static @Nullable ExtensionDecision decisionIn(Record row) {
        var approver = row.get(ROW.APPROVER_ID);
        return approver == null
                ? null
                : new ExtensionDecision(
                        new UserId(approver),
                        Verdict.valueOf(row.get(ROW.VERDICT)),
                        row.get(ROW.DECISION_JUSTIFICATION),
                        row.get(ROW.DECIDED_AT),
                        grantedIn(row));
    }

    private static @Nullable DirectAssignment grantedIn(Record row) {
        var granted = row.get(ROW.GRANTED_ID);
        return granted == null
                ? null
                : assignment(
                        row,
                        AssignmentKind.valueOf(row.get(ROW.GRANTED_KIND)),
                        granted,
                        row.get(ROW.GRANTED_START),
                        row.get(ROW.GRANTED_END));
    }

    private static DirectAssignment assignment(
            Record row, AssignmentKind kind, UUID id, Instant start, @Nullable Instant end) {
        return new DirectAssignment(
                kind,
                id,
                new UserId(row.get(ROW.REQUESTOR_ID)),
                new RoleDefinitionId(row.get(ROW.ROLE_ID)),
                new Scope(row.get(ROW.SCOPE)),
                start,
                end);
    }
}
