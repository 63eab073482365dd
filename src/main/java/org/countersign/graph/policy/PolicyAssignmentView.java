package org.countersign.graph.policy;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.countersign.graph.error.GraphException;
import org.countersign.graph.wire.Ids;
import org.countersign.role.RoleDefinitionId;
import org.jspecify.annotations.Nullable;

/**
 * That a role has its policy, as it is answered.
 *
 * @param id the policy's, and the role's behind it
 * @param policy left out unless the caller wants it
 */
record PolicyAssignmentView(
        String id,
        String policyId,
        String scopeId,
        String scopeType,
        String roleDefinitionId,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable PolicyView policy) {

    static PolicyAssignmentView of(RoleDefinitionId role, @Nullable PolicyView policy) {
        var policyId = PolicyView.idOf(role);
        return new PolicyAssignmentView(
                policyId + "_" + role, policyId, "/", PolicyView.DIRECTORY_ROLE, role.toString(), policy);
    }

    /**
     * The role behind an id.
     *
     * @throws GraphException {@code ResourceNotFound} if it is no such id
     */
    static RoleDefinitionId roleIn(String id) {
        var role = new RoleDefinitionId(Ids.inPath(id.substring(id.lastIndexOf('_') + 1)));
        if (!of(role, null).id().equalsIgnoreCase(id)) {
            throw GraphException.notFound();
        }
        return role;
    }
}
