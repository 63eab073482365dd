package org.countersign.graph;

import org.countersign.assignment.ProductRights;
import org.countersign.directory.Directory;
import org.countersign.directory.GroupId;
import org.countersign.directory.Memberships;
import org.countersign.directory.PrincipalId;
import org.countersign.directory.User;
import org.countersign.directory.UserId;
import org.countersign.security.CurrentUser;
import org.springframework.stereotype.Component;

/** Who calls, and what he may at this moment. */
@Component
class Caller {

    private final CurrentUser currentUser;
    private final Directory directory;
    private final Memberships memberships;
    private final ProductRights rights;

    Caller(CurrentUser currentUser, Directory directory, Memberships memberships, ProductRights rights) {
        this.currentUser = currentUser;
        this.directory = directory;
        this.memberships = memberships;
        this.rights = rights;
    }

    UserId id() {
        return currentUser.id();
    }

    User user() {
        return directory.user(id());
    }

    boolean is(UserId user) {
        return id().equals(user);
    }

    /** Whether he is that principal, or in that group. */
    boolean isBehind(PrincipalId principal) {
        return principal instanceof GroupId group ? memberships.groupsOf(id()).contains(group) : is((UserId) principal);
    }

    boolean mayAdminister() {
        return rights.mayAdminister(id());
    }

    boolean mayReadAudit() {
        return rights.mayReadAudit(id());
    }
}
