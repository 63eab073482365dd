package org.countersign.role;

import static org.countersign.role.schema.tables.RoleSettingsProposal.ROLE_SETTINGS_PROPOSAL;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.countersign.directory.UserId;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The rows of proposed changes. Whoever writes them holds the role's lock. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class StoredProposals {

    private final DSLContext dsl;

    StoredProposals(DSLContext dsl) {
        this.dsl = dsl;
    }

    List<SettingsProposal> all() {
        return dsl.selectFrom(ROLE_SETTINGS_PROPOSAL)
                .orderBy(ROLE_SETTINGS_PROPOSAL.PROPOSED_AT, ROLE_SETTINGS_PROPOSAL.ID)
                .fetch(StoredProposals::toProposal);
    }

    Optional<SettingsProposal> find(UUID id) {
        return dsl.selectFrom(ROLE_SETTINGS_PROPOSAL)
                .where(ROLE_SETTINGS_PROPOSAL.ID.eq(id))
                .fetchOptional(StoredProposals::toProposal);
    }

    Optional<SettingsProposal> of(RoleDefinitionId role) {
        return dsl.selectFrom(ROLE_SETTINGS_PROPOSAL)
                .where(ROLE_SETTINGS_PROPOSAL.ROLE_ID.eq(role.value()))
                .fetchOptional(StoredProposals::toProposal);
    }

    /** In place of what waited for the same role. */
    void put(SettingsProposal proposal) {
        remove(proposal.role());
        dsl.insertInto(ROLE_SETTINGS_PROPOSAL)
                .set(ROLE_SETTINGS_PROPOSAL.ROLE_ID, proposal.role().value())
                .set(ROLE_SETTINGS_PROPOSAL.ID, proposal.id())
                .set(ROLE_SETTINGS_PROPOSAL.EDIT, proposal.edit())
                .set(ROLE_SETTINGS_PROPOSAL.PROPOSER_ID, proposal.by().value())
                .set(ROLE_SETTINGS_PROPOSAL.PROPOSED_AT, proposal.at())
                .set(ROLE_SETTINGS_PROPOSAL.DEADLINE, proposal.deadline())
                .execute();
    }

    void remove(RoleDefinitionId role) {
        dsl.deleteFrom(ROLE_SETTINGS_PROPOSAL)
                .where(ROLE_SETTINGS_PROPOSAL.ROLE_ID.eq(role.value()))
                .execute();
    }

    private static SettingsProposal toProposal(Record row) {
        return new SettingsProposal(
                row.get(ROLE_SETTINGS_PROPOSAL.ID),
                new RoleDefinitionId(row.get(ROLE_SETTINGS_PROPOSAL.ROLE_ID)),
                row.get(ROLE_SETTINGS_PROPOSAL.EDIT),
                new UserId(row.get(ROLE_SETTINGS_PROPOSAL.PROPOSER_ID)),
                row.get(ROLE_SETTINGS_PROPOSAL.PROPOSED_AT),
                row.get(ROLE_SETTINGS_PROPOSAL.DEADLINE));
    }
}
