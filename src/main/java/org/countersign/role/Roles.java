package org.countersign.role;

import static org.countersign.role.schema.tables.RoleDefinition.ROLE_DEFINITION;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.countersign.query.Rows;
import org.countersign.recall.Remembered;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The role definitions and their settings. */
@Repository
@Transactional
public class Roles {

    /** What of a role can be filtered and sorted by. */
    public record Columns(
            Field<UUID> id, Field<String> displayName, Field<String> description, Field<Boolean> privileged) {}

    /** The columns of role definitions. */
    public static final Columns COLUMNS = new Columns(
            ROLE_DEFINITION.ID, ROLE_DEFINITION.DISPLAY_NAME, ROLE_DEFINITION.DESCRIPTION, ROLE_DEFINITION.PRIVILEGED);

    /** Role definitions are added, never changed nor removed. */
    private final Remembered<RoleDefinitionId, Optional<RoleDefinition>> byId =
            Remembered.read(this::read, ROLE_DEFINITION).knowing(Optional::isPresent);

    private final DSLContext dsl;
    private final StoredRoleSettings settings;

    Roles(DSLContext dsl, StoredRoleSettings settings) {
        this.dsl = dsl;
        this.settings = settings;
    }

    /** The role of that id. */
    public Optional<RoleDefinition> find(RoleDefinitionId id) {
        return byId.get(id);
    }

    private Optional<RoleDefinition> read(RoleDefinitionId id) {
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

    /** All role definitions. */
    public Rows<RoleDefinition> definitions() {
        return new Rows<>(
                dsl, ROLE_DEFINITION, ROLE_DEFINITION.ID, DSL.noCondition(), Roles::toDefinition, role -> role.id()
                        .value());
    }

    /** A role's settings: the defaults where nobody set any. */
    public RoleSettings settingsOf(RoleDefinitionId role) {
        return settings.of(role);
    }

    /** Whom each role's settings name to approve; roles that name nobody are left out. */
    public Map<RoleDefinitionId, Set<Approver>> approvers() {
        return settings.approvers();
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
        this.settings.replace(settings);
    }

    private static RoleDefinition toDefinition(Record row) {
        return new RoleDefinition(
                new RoleDefinitionId(row.get(ROLE_DEFINITION.ID)),
                row.get(ROLE_DEFINITION.DISPLAY_NAME),
                row.get(ROLE_DEFINITION.DESCRIPTION),
                row.get(ROLE_DEFINITION.PRIVILEGED));
    }

    /** Whether a role asks for that authentication context. */
    boolean isNamed(String authenticationContext) {
        return settings.isNamed(authenticationContext);
    }
}
