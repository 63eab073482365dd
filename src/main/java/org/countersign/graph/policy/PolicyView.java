package org.countersign.graph.policy;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.countersign.role.RoleDefinitionId;
import org.countersign.role.RoleSettings;
import org.jspecify.annotations.Nullable;

/**
 * A role's policy as it is answered.
 *
 * @param rules left out unless the caller wants them
 */
record PolicyView(
        String id,
        String displayName,
        String description,
        boolean isOrganizationDefault,
        String scopeId,
        String scopeType,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<PolicyRuleView> rules) {

    static final String DIRECTORY_ROLE = "DirectoryRole";

    /** What the id of a role's policy starts with; the role's own id follows. */
    static final String PREFIX = DIRECTORY_ROLE + "_";

    /** A policy without its rules. */
    static PolicyView of(RoleDefinitionId role) {
        return new PolicyView(idOf(role), DIRECTORY_ROLE, DIRECTORY_ROLE, false, "/", DIRECTORY_ROLE, null);
    }

    /** A policy with its rules. */
    static PolicyView of(RoleSettings settings) {
        return new PolicyView(
                idOf(settings.role()),
                DIRECTORY_ROLE,
                DIRECTORY_ROLE,
                false,
                "/",
                DIRECTORY_ROLE,
                PolicyRules.viewsOf(settings));
    }

    static String idOf(RoleDefinitionId role) {
        return PREFIX + role;
    }
}
