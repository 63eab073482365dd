package org.countersign.invariants;

import static org.countersign.activation.schema.tables.Activation.ACTIVATION;
import static org.countersign.activation.schema.tables.ActivationDecision.ACTIVATION_DECISION;
import static org.countersign.assignment.schema.tables.Eligibility.ELIGIBILITY;
import static org.countersign.assignment.schema.tables.RoleAssignment.ROLE_ASSIGNMENT;
import static org.countersign.audit.schema.tables.AuditEvent.AUDIT_EVENT;
import static org.countersign.mfa.schema.tables.MfaProof.MFA_PROOF;
import static org.countersign.role.schema.tables.RoleApprover.ROLE_APPROVER;
import static org.countersign.role.schema.tables.RoleSettings.ROLE_SETTINGS;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.countersign.audit.Activity;
import org.countersign.invariants.Store.Rows;
import org.jooq.Record;

/** The rows of a sequence in the words of the model. */
final class Told {

    private final Names names;
    private final Lines lines;
    private final Set<UUID> told = new HashSet<>();

    Told(Names names, Lines lines) {
        this.names = names;
        this.lines = lines;
    }

    List<String> lines(Rows rows) {
        var all = new ArrayList<String>();
        rows.eligibilities().forEach(row -> all.add(eligibility(row)));
        rows.assignments().forEach(row -> all.add(assignment(row)));
        rows.activations().forEach(row -> all.add(activation(row)));
        rows.decisions()
                .forEach(row -> all.add(lines.decided(
                        names.of(row.get(ACTIVATION_DECISION.ACTIVATION_ID)),
                        lines.decision(
                                names.of(row.get(ACTIVATION_DECISION.APPROVER_ID)),
                                row.get(ACTIVATION_DECISION.VERDICT),
                                row.get(ACTIVATION_DECISION.DECIDED_AT)))));
        rows.proofs()
                .forEach(row -> all.add(lines.proven(
                        names.of(row.get(MFA_PROOF.PURPOSE_ID)),
                        names.of(row.get(MFA_PROOF.USER_ID)),
                        row.get(MFA_PROOF.PROVEN_AT))));
        rows.settings().forEach(row -> all.add(settings(row, rows)));
        all.add(rows.orders() + " orders");
        return all.stream().sorted().toList();
    }

    private String eligibility(Record row) {
        var removed = row.get(ELIGIBILITY.REMOVED_AT);
        return lines.given(
                names.of(row.get(ELIGIBILITY.ID)),
                "ELIGIBLE",
                names.of(row.get(ELIGIBILITY.PRINCIPAL_ID)),
                post(row.get(ELIGIBILITY.ROLE_ID), row.get(ELIGIBILITY.SCOPE)),
                row.get(ELIGIBILITY.START_AT),
                row.get(ELIGIBILITY.END_AT),
                removed,
                removed == null ? "" : "REMOVED",
                "nothing");
    }

    private String assignment(Record row) {
        return lines.given(
                names.of(row.get(ROLE_ASSIGNMENT.ID)),
                row.get(ROLE_ASSIGNMENT.ASSIGNMENT_TYPE),
                names.of(row.get(ROLE_ASSIGNMENT.PRINCIPAL_ID)),
                post(row.get(ROLE_ASSIGNMENT.ROLE_ID), row.get(ROLE_ASSIGNMENT.SCOPE)),
                row.get(ROLE_ASSIGNMENT.START_AT),
                row.get(ROLE_ASSIGNMENT.END_AT),
                row.get(ROLE_ASSIGNMENT.ENDED_AT),
                Objects.requireNonNullElse(row.get(ROLE_ASSIGNMENT.END_REASON), ""),
                names.of(row.get(ROLE_ASSIGNMENT.ELIGIBILITY_ID)));
    }

    private String activation(Record row) {
        var then = SettingsThen.of(row);
        return lines.asked(
                names.of(row.get(ACTIVATION.ID)),
                names.of(row.get(ACTIVATION.REQUESTOR_ID)),
                post(row.get(ACTIVATION.ROLE_ID), row.get(ACTIVATION.SCOPE)),
                row.get(ACTIVATION.EXTENSION),
                row.get(ACTIVATION.STATUS),
                row.get(ACTIVATION.CREATED_AT),
                row.get(ACTIVATION.COMPLETED_AT),
                row.get(ACTIVATION.APPROVAL_DEADLINE),
                row.get(ACTIVATION.START_AT),
                row.get(ACTIVATION.END_AT),
                Lines.asking(then.maximum(), then.mfa(), then.justification(), then.approval(), then.timeout()));
    }

    private String settings(Record row, Rows rows) {
        var role = row.get(ROLE_SETTINGS.ROLE_ID);
        return Lines.settings(
                role(role),
                Lines.asking(
                        Duration.ofMinutes(row.get(ROLE_SETTINGS.MAXIMUM_DURATION_MINUTES)),
                        row.get(ROLE_SETTINGS.MFA_REQUIRED),
                        row.get(ROLE_SETTINGS.JUSTIFICATION_REQUIRED),
                        row.get(ROLE_SETTINGS.APPROVAL_REQUIRED),
                        Duration.ofMinutes(row.get(ROLE_SETTINGS.APPROVAL_TIMEOUT_MINUTES))),
                rows.approvers().stream()
                        .filter(approver -> approver.get(ROLE_APPROVER.ROLE_ID).equals(role))
                        .map(approver -> names.of(approver.get(ROLE_APPROVER.APPROVER_ID)))
                        .toList(),
                row.get(ROLE_SETTINGS.ELIGIBLE_PERMANENT_ALLOWED));
    }

    /** What the audit tells that it did not tell before. */
    List<String> trail(Rows rows) {
        return rows.audit().stream()
                .filter(this::isOfTheSequence)
                .filter(row -> told.add(row.get(AUDIT_EVENT.ID)))
                .map(this::trail)
                .sorted()
                .toList();
    }

    /**
     * The directory's rows name no role, but whom they are about. That a code was wrong or used is a fact by itself, which
     * is no part of the model: the refusal that comes of it is.
     */
    private boolean isOfTheSequence(Record row) {
        var role = row.get(AUDIT_EVENT.ROLE_ID);
        return !row.get(AUDIT_EVENT.ACTIVITY).equals(Activity.SECOND_FACTOR_FAILED.name())
                && !names.of(role == null ? row.get(AUDIT_EVENT.TARGET_ID) : role)
                        .equals(Names.UNKNOWN);
    }

    private String trail(Record row) {
        var role = row.get(AUDIT_EVENT.ROLE_ID);
        var actor = row.get(AUDIT_EVENT.ACTOR_ID);
        var target = row.get(AUDIT_EVENT.TARGET_ID);
        return Trail.line(
                row.get(AUDIT_EVENT.ACTIVITY),
                role == null ? null : role(role),
                target == null ? "" : names.of(target),
                actor == null ? null : Account.valueOf(names.of(actor)));
    }

    private Post post(UUID role, String scope) {
        return Post.of(role(role), !scope.equals("/"));
    }

    private Role role(UUID id) {
        return Role.valueOf(names.of(id).substring(Names.ROLE.length()));
    }
}
