package org.countersign.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import org.countersign.CountersignTest;
import org.countersign.directory.Directory;
import org.countersign.directory.User;
import org.countersign.role.RoleDefinition;
import org.countersign.role.RoleDefinitionId;
import org.countersign.testing.Scene;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who may do and read what, by what he holds at this moment. */
@CountersignTest
class ProductRightsTests {

    @Autowired
    private Scene scene;

    @Autowired
    private ProductRights rights;

    @Autowired
    private Directory directory;

    private User lee;

    @BeforeEach
    void somebody() {
        lee = scene.person("Lee");
    }

    @Test
    void whoHoldsNothingMayNothing() {
        assertThat(whatLeeMay()).isEmpty();
    }

    @Test
    void whoHoldsARoleOfNoConcernMayNothing() {
        holds(scene.plainRole().id());

        assertThat(whatLeeMay()).isEmpty();
    }

    @Test
    void aReaderReads() {
        holds(RoleDefinition.GLOBAL_READER);

        assertThat(whatLeeMay()).isEqualTo("read assignments, read the audit, ");
    }

    @Test
    void aReaderOfReportsReadsTheAuditAlone() {
        holds(RoleDefinition.REPORTS_READER);

        assertThat(whatLeeMay()).isEqualTo("read the audit, ");
    }

    @Test
    void aPrivilegedRoleAdministratorAdministers() {
        holds(RoleDefinition.PRIVILEGED_ROLE_ADMINISTRATOR);

        assertThat(whatLeeMay()).isEqualTo("administer, read assignments, read the audit, ");
    }

    @Test
    void aDisabledAccountMayNothingWhateverItHolds() {
        holds(RoleDefinition.GLOBAL_ADMINISTRATOR);
        assertThat(rights.isGlobalAdministrator(lee.id())).isTrue();

        directory.setEnabled(lee.id(), false);

        assertThat(rights.isGlobalAdministrator(lee.id())).isFalse();
        assertThat(whatLeeMay()).isEmpty();
    }

    private void holds(RoleDefinitionId role) {
        scene.standing(lee, role);
    }

    private String whatLeeMay() {
        return (rights.mayAdminister(lee.id()) ? "administer, " : "")
                + (rights.mayReadAssignments(lee.id()) ? "read assignments, " : "")
                + (rights.mayReadAudit(lee.id()) ? "read the audit, " : "");
    }
}
