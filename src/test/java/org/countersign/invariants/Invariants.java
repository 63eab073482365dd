package org.countersign.invariants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.activation.schema.tables.Activation.ACTIVATION;
import static org.countersign.activation.schema.tables.ActivationDecision.ACTIVATION_DECISION;
import static org.countersign.assignment.schema.tables.Eligibility.ELIGIBILITY;
import static org.countersign.assignment.schema.tables.RoleAssignment.ROLE_ASSIGNMENT;
import static org.countersign.directory.schema.tables.DirectoryUser.DIRECTORY_USER;
import static org.countersign.directory.schema.tables.DirectoryUserMembership.DIRECTORY_USER_MEMBERSHIP;
import static org.countersign.mfa.schema.tables.MfaProof.MFA_PROOF;
import static org.countersign.role.schema.tables.RoleApprover.ROLE_APPROVER;
import static org.countersign.role.schema.tables.RoleSettings.ROLE_SETTINGS;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.countersign.invariants.Store.Rows;
import org.jooq.Record;
import org.jooq.TableField;

/** What holds of the rows of a sequence whatever was done: read from them alone, without regard to the model. */
final class Invariants {

    private final Cast.Members members;
    private final Set<UUID> seen = new HashSet<>();

    Invariants(Cast.Members members) {
        this.members = members;
    }

    /** Looks at rows just after an operation: what is new among them was made at that very moment. */
    void check(Rows rows) {
        rows.decisions().forEach(decision -> {
            nobodyDecidesAboutHimself(decision, rows);
            if (isNew(decision, ACTIVATION_DECISION.ACTIVATION_ID, "decision")) {
                whoDecidesIsAnApproverNow(decision, rows);
            }
        });
        activated(rows).forEach(grant -> {
            anEndedRightIsNoLongerOpen(grant, rows);
            if (isNew(grant, ROLE_ASSIGNMENT.ID, "grant")) {
                whatIsGrantedRestsOnRecordedFacts(grant, rows);
                whatIsGrantedLastsNoLongerThanAllowed(grant, rows);
            }
            if (isOpen(grant, rows)) {
                whoHoldsIsEligible(grant, rows);
            }
        });
        nothingIsActivatedTwice(rows);
    }

    private void nobodyDecidesAboutHimself(Record decision, Rows rows) {
        var request = requestOf(decision.get(ACTIVATION_DECISION.ACTIVATION_ID), rows);
        assertThat(personOf(decision.get(ACTIVATION_DECISION.APPROVER_ID), rows))
                .as("whoever decided %s is somebody else", request.get(ACTIVATION.ID))
                .isNotEqualTo(personOf(request.get(ACTIVATION.REQUESTOR_ID), rows));
    }

    private void whoDecidesIsAnApproverNow(Record decision, Rows rows) {
        var request = requestOf(decision.get(ACTIVATION_DECISION.ACTIVATION_ID), rows);
        var approver = decision.get(ACTIVATION_DECISION.APPROVER_ID);
        var named = rows.approvers().stream()
                .filter(row -> row.get(ROLE_APPROVER.ROLE_ID).equals(request.get(ACTIVATION.ROLE_ID)))
                .map(row -> row.get(ROLE_APPROVER.APPROVER_ID))
                .flatMap(holder -> enabledBehind(holder, rows))
                .filter(user -> !personOf(user, rows).equals(personOf(request.get(ACTIVATION.REQUESTOR_ID), rows)))
                .collect(Collectors.toSet());
        assertThat(approver)
                .as("who decided is an approver at that moment")
                .isIn(named.isEmpty() ? Set.of(idOf(Account.PAULA)) : named);
        assertThat(decision.get(ACTIVATION_DECISION.DECIDED_AT))
                .as("nobody decides too late")
                .isBefore(request.get(ACTIVATION.APPROVAL_DEADLINE));
    }

    private void whatIsGrantedRestsOnRecordedFacts(Record grant, Rows rows) {
        var id = grant.get(ROLE_ASSIGNMENT.ID);
        var request = requestOf(id, rows);
        var requestor = request.get(ACTIVATION.REQUESTOR_ID);
        assertThat(isEnabled(requestor, rows))
                .as("who is granted a role is enabled")
                .isTrue();
        assertThat(grant.get(ROLE_ASSIGNMENT.PRINCIPAL_ID)).isEqualTo(requestor);
        if (asks(request, "mfa") || settingsOf(request, rows).get(ROLE_SETTINGS.MFA_REQUIRED)) {
            assertThat(rows.proofs())
                    .as("a second factor was proved")
                    .anyMatch(proof -> proof.get(MFA_PROOF.PURPOSE_ID).equals(id)
                            && proof.get(MFA_PROOF.USER_ID).equals(requestor));
        }
        if (asks(request, "approval") || settingsOf(request, rows).get(ROLE_SETTINGS.APPROVAL_REQUIRED)) {
            assertThat(rows.decisions())
                    .as("an approver approved")
                    .anyMatch(decision ->
                            decision.get(ACTIVATION_DECISION.ACTIVATION_ID).equals(id)
                                    && decision.get(ACTIVATION_DECISION.VERDICT).equals("APPROVE"));
        }
    }

    private void whatIsGrantedLastsNoLongerThanAllowed(Record grant, Rows rows) {
        var request = requestOf(grant.get(ROLE_ASSIGNMENT.ID), rows);
        var asked = request.get(ACTIVATION.REQUESTED_START);
        var start = grant.get(ROLE_ASSIGNMENT.START_AT);
        var minutes = Stream.of(
                        settingsOf(request, rows).get(ROLE_SETTINGS.MAXIMUM_DURATION_MINUTES),
                        (int) SettingsThen.of(request).maximum().toMinutes(),
                        request.get(ACTIVATION.DURATION_MINUTES))
                .min(Integer::compareTo)
                .orElseThrow();
        assertThat(start).as("nothing begins before it is granted").isAfterOrEqualTo(rows.now());
        assertThat(start).as("nothing begins before it was asked for").isAfterOrEqualTo(asked == null ? start : asked);
        assertThat(grant.get(ROLE_ASSIGNMENT.END_AT))
                .as("nothing lasts longer than it was asked for, and than the stricter settings allow")
                .isAfter(start)
                .isBeforeOrEqualTo(start.plus(Duration.ofMinutes(minutes)));
    }

    private void whoHoldsIsEligible(Record grant, Rows rows) {
        var now = rows.now();
        var eligibility = rows.eligibilities().stream()
                .filter(row -> row.get(ELIGIBILITY.ID).equals(grant.get(ROLE_ASSIGNMENT.ELIGIBILITY_ID)))
                .findFirst()
                .orElseThrow();
        var end = eligibility.get(ELIGIBILITY.END_AT);
        assertThat(eligibility.get(ELIGIBILITY.REMOVED_AT))
                .as("what a role rests on is not removed")
                .isNull();
        assertThat(eligibility.get(ELIGIBILITY.START_AT))
                .as("what a role rests on has begun")
                .isBeforeOrEqualTo(now);
        assertThat(end == null ? Instant.MAX : end)
                .as("what a role rests on ends no earlier than the role")
                .isAfter(now)
                .isAfterOrEqualTo(grant.get(ROLE_ASSIGNMENT.END_AT));
        assertThat(eligibility.get(ELIGIBILITY.ROLE_ID)).isEqualTo(grant.get(ROLE_ASSIGNMENT.ROLE_ID));
        assertThat(eligibility.get(ELIGIBILITY.SCOPE)).isEqualTo(grant.get(ROLE_ASSIGNMENT.SCOPE));
        assertThat(holdersOf(grant.get(ROLE_ASSIGNMENT.PRINCIPAL_ID), rows))
                .as("what a role rests on is its holder's, or a group's that he is in")
                .contains(eligibility.get(ELIGIBILITY.PRINCIPAL_ID));
    }

    private static void anEndedRightIsNoLongerOpen(Record grant, Rows rows) {
        var ended = grant.get(ROLE_ASSIGNMENT.ENDED_AT) != null;
        assertThat(grant.get(ROLE_ASSIGNMENT.LIVE_KEY) == null).isEqualTo(ended);
        assertThat(requestOf(grant.get(ROLE_ASSIGNMENT.ID), rows)
                        .get(ACTIVATION.STATUS)
                        .equals("ACTIVE"))
                .as("a request is active as long as its role is")
                .isNotEqualTo(ended);
    }

    private static void nothingIsActivatedTwice(Rows rows) {
        assertThat(activated(rows)
                        .filter(grant -> isOpen(grant, rows))
                        .map(grant -> List.of(
                                grant.get(ROLE_ASSIGNMENT.PRINCIPAL_ID),
                                grant.get(ROLE_ASSIGNMENT.ROLE_ID),
                                grant.get(ROLE_ASSIGNMENT.SCOPE))))
                .as("at most one activation of a role is live")
                .doesNotHaveDuplicates();
    }

    private static Stream<Record> activated(Rows rows) {
        return rows.assignments().stream()
                .filter(row -> row.get(ROLE_ASSIGNMENT.ASSIGNMENT_TYPE).equals("ACTIVATED"));
    }

    /** Nobody ended it, and its end lies ahead. */
    private static boolean isOpen(Record grant, Rows rows) {
        return grant.get(ROLE_ASSIGNMENT.ENDED_AT) == null
                && grant.get(ROLE_ASSIGNMENT.END_AT).isAfter(rows.now());
    }

    private boolean isNew(Record row, TableField<Record, UUID> id, String kind) {
        return seen.add(UUID.nameUUIDFromBytes((kind + row.get(id)).getBytes(StandardCharsets.UTF_8)));
    }

    private static Record requestOf(UUID id, Rows rows) {
        return rows.activations().stream()
                .filter(row -> row.get(ACTIVATION.ID).equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Record settingsOf(Record request, Rows rows) {
        return rows.settings().stream()
                .filter(row -> row.get(ROLE_SETTINGS.ROLE_ID).equals(request.get(ACTIVATION.ROLE_ID)))
                .findFirst()
                .orElseThrow();
    }

    private static boolean asks(Record request, String what) {
        var settings = SettingsThen.of(request);
        return what.equals("mfa") ? settings.mfa() : settings.approval();
    }

    private Stream<UUID> enabledBehind(UUID holder, Rows rows) {
        return members.users().values().stream()
                .map(user -> user.id().value())
                .filter(user -> isEnabled(user, rows))
                .filter(user -> holdersOf(user, rows).contains(holder));
    }

    /** The user himself, and the groups he is in. */
    private Set<UUID> holdersOf(UUID user, Rows rows) {
        var all = rows.memberships().stream()
                .filter(row -> row.get(DIRECTORY_USER_MEMBERSHIP.USER_ID).equals(user))
                .map(row -> row.get(DIRECTORY_USER_MEMBERSHIP.GROUP_ID))
                .collect(Collectors.toCollection(HashSet::new));
        if (all.contains(members.teams().get(Team.NIGHT_SHIFT).value())) {
            all.add(members.teams().get(Team.CREW).value());
        }
        all.add(user);
        return all;
    }

    /** The administrators, whom nobody disables, have no row here. */
    private static boolean isEnabled(UUID user, Rows rows) {
        return rows.users().stream()
                .filter(row -> row.get(DIRECTORY_USER.ID).equals(user))
                .allMatch(row -> row.get(DIRECTORY_USER.ENABLED));
    }

    private static UUID personOf(UUID user, Rows rows) {
        return rows.users().stream()
                .filter(row -> row.get(DIRECTORY_USER.ID).equals(user))
                .map(row -> row.get(DIRECTORY_USER.PERSON_ID))
                .findFirst()
                .orElse(user);
    }

    private UUID idOf(Account account) {
        return members.users().get(account).id().value();
    }
}
