package org.countersign.assignment;

import static org.countersign.role.RoleDefinition.GLOBAL_ADMINISTRATOR;
import static org.countersign.role.RoleDefinition.GLOBAL_READER;
import static org.countersign.role.RoleDefinition.PRIVILEGED_ROLE_ADMINISTRATOR;
import static org.countersign.role.RoleDefinition.REPORTS_READER;
import static org.countersign.role.RoleDefinition.SECURITY_ADMINISTRATOR;
import static org.countersign.role.RoleDefinition.SECURITY_READER;

import java.util.List;
import java.util.Set;
import org.countersign.directory.DirectoryAuthority;
import org.countersign.directory.User;
import org.countersign.directory.UserId;
import org.countersign.role.RoleDefinitionId;
import org.countersign.role.SettingsAuthority;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the product's own roles allow in the product. Only an active role of an enabled account allows anything; both are
 * looked up each time.
 */
@Service
@Transactional(readOnly = true)
public class ProductRights implements SettingsAuthority, DirectoryAuthority {

    private static final List<RoleDefinitionId> ADMINISTRATION =
            List.of(PRIVILEGED_ROLE_ADMINISTRATOR, GLOBAL_ADMINISTRATOR);

    private static final List<RoleDefinitionId> ASSIGNMENTS = List.of(
            GLOBAL_ADMINISTRATOR,
            PRIVILEGED_ROLE_ADMINISTRATOR,
            SECURITY_ADMINISTRATOR,
            SECURITY_READER,
            GLOBAL_READER);

    private static final List<RoleDefinitionId> AUDIT = List.of(
            GLOBAL_ADMINISTRATOR,
            PRIVILEGED_ROLE_ADMINISTRATOR,
            SECURITY_ADMINISTRATOR,
            SECURITY_READER,
            GLOBAL_READER,
            REPORTS_READER);

    private final RoleAssignments assignments;
    private final Eligibilities eligibilities;

    ProductRights(RoleAssignments assignments, Eligibilities eligibilities) {
        this.assignments = assignments;
        this.eligibilities = eligibilities;
    }

    /** Whether somebody may change settings, assignments and the directory, and cancel everybody's requests. */
    @Override
    public boolean mayAdminister(UserId user) {
        return assignments.holdsOneOf(user, ADMINISTRATION);
    }

    /** Whether somebody is a Global Administrator: the strongest there is, whom a few things are left to. */
    public boolean isGlobalAdministrator(UserId user) {
        return assignments.holdsOneOf(user, List.of(GLOBAL_ADMINISTRATOR));
    }

    /** Whether somebody may read who holds and who asks for what. */
    public boolean mayReadAssignments(UserId user) {
        return assignments.holdsOneOf(user, ASSIGNMENTS);
    }

    /** Whether somebody may read the whole audit. */
    public boolean mayReadAudit(UserId user) {
        return assignments.holdsOneOf(user, AUDIT);
    }

    /** Who may administer now. */
    public Set<User> administrators() {
        return assignments.holdersOf(ADMINISTRATION);
    }

    /** Who could administer after activating a role. */
    Set<User> eligibleAdministrators() {
        return eligibilities.holdersOf(ADMINISTRATION);
    }
}
