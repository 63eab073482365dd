package org.countersign.graph;

import org.countersign.directory.Directory;
import org.countersign.directory.User;
import org.countersign.directory.UserId;
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

    /** The principal that a body names. */
    User principalOf(ScheduleRequestBody body) {
        if (body.principalId() == null) {
            throw GraphException.badRequest("principalId is missing.");
        }
        return directory
                .findUser(new UserId(Ids.inBody("principalId", body.principalId())))
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
