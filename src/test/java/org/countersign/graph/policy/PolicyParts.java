package org.countersign.graph.policy;

import static org.mockito.Mockito.mock;

import java.util.stream.Stream;
import org.countersign.graph.Api;
import org.countersign.graph.directory.DirectoryParts;
import org.countersign.graph.odata.ODataParts;
import org.countersign.graph.wire.WireParts;

/** The routes about policies, over rooms that are played. */
public final class PolicyParts {

    private final RolePoliciesController policies;
    private final RolePolicyAssignmentsController assignments;

    public PolicyParts(Api api, WireParts wire, ODataParts odata, DirectoryParts directory) {
        policies = new RolePoliciesController(
                api.roles, api.changes, mock(), wire.json(), wire.attempts(), odata.listings(), wire.caller());
        assignments = new RolePolicyAssignmentsController(api.roles, directory.relations(), odata.listings());
    }

    public Stream<Object> controllers() {
        return Stream.of(policies, assignments);
    }
}
