package org.countersign.role;

import static org.countersign.role.schema.tables.RoleApprover.ROLE_APPROVER;
import static org.countersign.role.schema.tables.RoleDefinition.ROLE_DEFINITION;
import static org.countersign.role.schema.tables.RoleSettings.ROLE_SETTINGS;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.countersign.directory.GroupId;
import org.countersign.directory.UserId;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The role definitions and their settings. */
@Repository
@Transactional
public class Roles {

    private static final String USER = "USER";
    private static final String GROUP = "GROUP";

    private final DSLContext dsl;

    Roles(DSLContext dsl) {
        this.dsl = dsl;
    }

    /** The role of that id. */
    public Optional<RoleDefinition> find(RoleDefinitionId id) {
        return dsl.selectFrom(ROLE_DEFINITION)
                .where(ROLE_DEFINITION.ID.eq(id.value()))
                .fetchOptional(Roles::toDefinition);
    }

    /**
     * The role of that id.
     *
     * @throws IllegalStateException if there is none: for ids that our own tables vouch for
     */
    public RoleDefinition role(RoleDefinitionId id) {
        return find(id).orElseThrow(() -> new IllegalStateException("No role " + id));
    }

    /** All roles, by name. */
    public List<RoleDefinition> all() {
        return dsl.selectFrom(ROLE_DEFINITION)
                .orderBy(ROLE_DEFINITION.DISPLAY_NAME)
                .fetch(Roles::toDefinition);
    }

    /** A role's settings: the defaults where nobody set any. */
    public RoleSettings settingsOf(RoleDefinitionId role) {
        var approvers = dsl.selectFrom(ROLE_APPROVER)
                .where(ROLE_APPROVER.ROLE_ID.eq(role.value()))
                .orderBy(ROLE_APPROVER.APPROVER_TYPE.desc(), ROLE_APPROVER.APPROVER_ID)
                .fetch(Roles::toApprover);
        return dsl.selectFrom(ROLE_SETTINGS)
                .where(ROLE_SETTINGS.ROLE_ID.eq(role.value()))
                .fetchOptional(row -> toSettings(role, row))
                .orElseGet(() -> RoleSettings.defaultOf(role))
                .with(approvers);
    }

    /** Takes a role definition in. */
    public void add(RoleDefinition role) {
        dsl.insertInto(ROLE_DEFINITION)
                .set(ROLE_DEFINITION.ID, role.id().value())
                .set(ROLE_DEFINITION.DISPLAY_NAME, role.displayName())
                .set(ROLE_DEFINITION.DESCRIPTION, role.description())
                .set(ROLE_DEFINITION.PRIVILEGED, role.privileged())
                .execute();
    }

    /** Lets one change of a role's settings pass at a time, up to the end of the transaction. */
    void lock(RoleDefinitionId role) {
        dsl.select(ROLE_DEFINITION.ID)
                .from(ROLE_DEFINITION)
                .where(ROLE_DEFINITION.ID.eq(role.value()))
                .forUpdate()
                .fetch();
    }

    /**
     * Replaces a role's settings as a whole; who may, and the record of it, are {@link SettingsChanges}'.
     *
     * @throws InvalidSettings if no role can have them
     */
    public void changeSettings(RoleSettings settings) {
        InvalidSettings.throwIfAny(settings.faults());
        var role = settings.role().value();
        var activation = settings.activation();
        var eligible = settings.eligible();
        var active = settings.active();
        dsl.deleteFrom(ROLE_SETTINGS).where(ROLE_SETTINGS.ROLE_ID.eq(role)).execute();
        dsl.insertInto(ROLE_SETTINGS)
                .set(ROLE_SETTINGS.ROLE_ID, role)
                .set(ROLE_SETTINGS.MAXIMUM_DURATION_MINUTES, minutes(activation.maximumDuration()))
                .set(ROLE_SETTINGS.MFA_REQUIRED, activation.mfaRequired())
                .set(ROLE_SETTINGS.JUSTIFICATION_REQUIRED, activation.justificationRequired())
                .set(ROLE_SETTINGS.TICKET_REQUIRED, activation.ticketRequired())
                .set(ROLE_SETTINGS.APPROVAL_REQUIRED, activation.approvalRequired())
                .set(ROLE_SETTINGS.APPROVAL_TIMEOUT_MINUTES, minutes(activation.approvalTimeout()))
                .set(ROLE_SETTINGS.ELIGIBLE_PERMANENT_ALLOWED, eligible.permanentAllowed())
                .set(ROLE_SETTINGS.ELIGIBLE_MAXIMUM_DAYS, days(eligible.maximumDuration()))
                .set(ROLE_SETTINGS.ELIGIBLE_JUSTIFICATION_REQUIRED, eligible.justificationRequired())
                .set(ROLE_SETTINGS.ELIGIBLE_MFA_REQUIRED, eligible.mfaRequired())
                .set(ROLE_SETTINGS.ACTIVE_PERMANENT_ALLOWED, active.permanentAllowed())
                .set(ROLE_SETTINGS.ACTIVE_MAXIMUM_DAYS, days(active.maximumDuration()))
                .set(ROLE_SETTINGS.ACTIVE_JUSTIFICATION_REQUIRED, active.justificationRequired())
                .set(ROLE_SETTINGS.ACTIVE_MFA_REQUIRED, active.mfaRequired())
                .execute();
        dsl.deleteFrom(ROLE_APPROVER).where(ROLE_APPROVER.ROLE_ID.eq(role)).execute();
        settings.approvers().forEach(approver -> name(settings.role(), approver));
    }

    private void name(RoleDefinitionId role, Approver approver) {
        var insert = dsl.insertInto(ROLE_APPROVER).set(ROLE_APPROVER.ROLE_ID, role.value());
        if (approver instanceof Approver.OneUser user) {
            insert.set(ROLE_APPROVER.APPROVER_TYPE, USER)
                    .set(ROLE_APPROVER.APPROVER_ID, user.id().value())
                    .execute();
        } else if (approver instanceof Approver.MembersOf group) {
            insert.set(ROLE_APPROVER.APPROVER_TYPE, GROUP)
                    .set(ROLE_APPROVER.APPROVER_ID, group.id().value())
                    .execute();
        }
    }

    private static int minutes(Duration duration) {
        return Math.toIntExact(duration.toMinutes());
    }

    private static int days(Duration duration) {
        return Math.toIntExact(duration.toDays());
    }

    private static RoleDefinition toDefinition(Record row) {
        return new RoleDefinition(
                new RoleDefinitionId(row.get(ROLE_DEFINITION.ID)),
                row.get(ROLE_DEFINITION.DISPLAY_NAME),
                row.get(ROLE_DEFINITION.DESCRIPTION),
                row.get(ROLE_DEFINITION.PRIVILEGED));
    }

    private static RoleSettings toSettings(RoleDefinitionId role, Record row) {
        return new RoleSettings(role, toActivationSettings(row), List.of())
                .withEligible(new AssignmentSettings(
                        row.get(ROLE_SETTINGS.ELIGIBLE_PERMANENT_ALLOWED),
                        Duration.ofDays(row.get(ROLE_SETTINGS.ELIGIBLE_MAXIMUM_DAYS)),
                        row.get(ROLE_SETTINGS.ELIGIBLE_JUSTIFICATION_REQUIRED),
                        row.get(ROLE_SETTINGS.ELIGIBLE_MFA_REQUIRED)))
                .withActive(new AssignmentSettings(
                        row.get(ROLE_SETTINGS.ACTIVE_PERMANENT_ALLOWED),
                        Duration.ofDays(row.get(ROLE_SETTINGS.ACTIVE_MAXIMUM_DAYS)),
                        row.get(ROLE_SETTINGS.ACTIVE_JUSTIFICATION_REQUIRED),
                        row.get(ROLE_SETTINGS.ACTIVE_MFA_REQUIRED)));
    }

    private static ActivationSettings toActivationSettings(Record row) {
        return new ActivationSettings(
                Duration.ofMinutes(row.get(ROLE_SETTINGS.MAXIMUM_DURATION_MINUTES)),
                row.get(ROLE_SETTINGS.MFA_REQUIRED),
                row.get(ROLE_SETTINGS.JUSTIFICATION_REQUIRED),
                row.get(ROLE_SETTINGS.TICKET_REQUIRED),
                row.get(ROLE_SETTINGS.APPROVAL_REQUIRED),
                Duration.ofMinutes(row.get(ROLE_SETTINGS.APPROVAL_TIMEOUT_MINUTES)));
    }

    private static Approver toApprover(Record row) {
        var id = row.get(ROLE_APPROVER.APPROVER_ID);
        return row.get(ROLE_APPROVER.APPROVER_TYPE).equals(USER)
                ? new Approver.OneUser(new UserId(id))
                : new Approver.MembersOf(new GroupId(id));
    }
}
