package org.countersign.invariants;

import static org.countersign.activation.schema.tables.Activation.ACTIVATION;
import static org.countersign.activation.schema.tables.ActivationDecision.ACTIVATION_DECISION;
import static org.countersign.assignment.schema.tables.AssignmentRequest.ASSIGNMENT_REQUEST;
import static org.countersign.assignment.schema.tables.Eligibility.ELIGIBILITY;
import static org.countersign.assignment.schema.tables.RoleAssignment.ROLE_ASSIGNMENT;
import static org.countersign.audit.schema.tables.AuditEvent.AUDIT_EVENT;
import static org.countersign.directory.schema.tables.DirectoryUser.DIRECTORY_USER;
import static org.countersign.directory.schema.tables.DirectoryUserMembership.DIRECTORY_USER_MEMBERSHIP;
import static org.countersign.mfa.schema.tables.MfaProof.MFA_PROOF;
import static org.countersign.role.schema.tables.RoleApprover.ROLE_APPROVER;
import static org.countersign.role.schema.tables.RoleSettings.ROLE_SETTINGS;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;

/** The rows of one sequence, as they stand. It reads tables, and asks no service. */
final class Store {

    private final DSLContext dsl;
    private final List<UUID> roles;
    private final List<UUID> people;

    Store(DSLContext dsl, Cast.Members members) {
        this.dsl = dsl;
        this.roles = members.roles().values().stream().map(role -> role.value()).toList();
        this.people = Account.OWN.stream()
                .map(account -> members.users().get(account).id().value())
                .toList();
    }

    /** Takes the settings of its roles away. */
    void forgetSettings() {
        dsl.deleteFrom(ROLE_APPROVER).where(ROLE_APPROVER.ROLE_ID.in(roles)).execute();
        dsl.deleteFrom(ROLE_SETTINGS).where(ROLE_SETTINGS.ROLE_ID.in(roles)).execute();
    }

    /** All rows at one moment, the audit of that moment among them. */
    Rows read(Instant now) {
        var activations = list(dsl.selectFrom(ACTIVATION)
                .where(ACTIVATION.REQUESTOR_ID.in(people))
                .fetch());
        var requests = dsl.select(ACTIVATION.ID).from(ACTIVATION).where(ACTIVATION.REQUESTOR_ID.in(people));
        return new Rows(
                now,
                list(dsl.selectFrom(ELIGIBILITY)
                        .where(ELIGIBILITY.ROLE_ID.in(roles))
                        .fetch()),
                list(dsl.selectFrom(ROLE_ASSIGNMENT)
                        .where(ROLE_ASSIGNMENT.ROLE_ID.in(roles))
                        .fetch()),
                activations,
                list(dsl.selectFrom(ACTIVATION_DECISION)
                        .where(ACTIVATION_DECISION.ACTIVATION_ID.in(requests))
                        .fetch()),
                list(dsl.selectFrom(MFA_PROOF)
                        .where(MFA_PROOF.PURPOSE_ID.in(requests))
                        .fetch()),
                list(dsl.selectFrom(ROLE_SETTINGS)
                        .where(ROLE_SETTINGS.ROLE_ID.in(roles))
                        .fetch()),
                list(dsl.selectFrom(ROLE_APPROVER)
                        .where(ROLE_APPROVER.ROLE_ID.in(roles))
                        .fetch()),
                list(dsl.selectFrom(DIRECTORY_USER)
                        .where(DIRECTORY_USER.ID.in(people))
                        .fetch()),
                list(dsl.selectFrom(DIRECTORY_USER_MEMBERSHIP)
                        .where(DIRECTORY_USER_MEMBERSHIP.USER_ID.in(people))
                        .fetch()),
                list(dsl.selectFrom(AUDIT_EVENT)
                        .where(AUDIT_EVENT.OCCURRED_AT.ge(now))
                        .fetch()),
                dsl.fetchCount(ASSIGNMENT_REQUEST, ASSIGNMENT_REQUEST.ROLE_ID.in(roles)));
    }

    private static List<Record> list(List<? extends Record> rows) {
        return List.copyOf(rows);
    }

    /** What was read. */
    record Rows(
            Instant now,
            List<Record> eligibilities,
            List<Record> assignments,
            List<Record> activations,
            List<Record> decisions,
            List<Record> proofs,
            List<Record> settings,
            List<Record> approvers,
            List<Record> users,
            List<Record> memberships,
            List<Record> audit,
            int orders) {}
}
