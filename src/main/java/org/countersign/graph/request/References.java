package org.countersign.graph.request;

import org.countersign.directory.Directory;
import org.countersign.directory.Group;
import org.countersign.directory.GroupId;
import org.countersign.directory.PrincipalId;
import org.countersign.directory.User;
import org.countersign.directory.UserId;
import org.countersign.graph.error.GraphException;
import org.countersign.graph.wire.Ids;
import org.countersign.role.RoleDefinitionId;
import org.countersign.role.Roles;
import org.springframework.stereotype.Component;

/** What the ids in a body refer to. */
@Component
class References {

    private final Directory directory;
    private final Roles roles;

    References(Directory directory, Roles roles) {
        this.directory = directory;
        this.roles = roles;
    }

    /** The user or the group that a body names. */
    PrincipalId principalOf(ScheduleRequestBody body) {
        if (body.principalId() == null) {
            throw GraphException.badRequest("principalId is missing.");
        }
        var id = Ids.inBody("principalId", body.principalId());
        return directory
                .findUser(new UserId(id))
                .<PrincipalId>map(User::id)
                .or(() -> directory.findGroup(new GroupId(id)).map(Group::id))
                .orElseThrow(GraphException::notFound);
    }

    /** The role that a body names. */
    RoleDefinitionId roleOf(ScheduleRequestBody body) {
        var role = body.role();
        if (roles.find(role).isEmpty()) {
            throw GraphException.notFound();
        }
        return role;
    }
}
