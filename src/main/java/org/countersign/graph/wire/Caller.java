package org.countersign.graph.wire;

import org.countersign.assignment.ProductRights;
import org.countersign.directory.Directory;
import org.countersign.directory.User;
import org.countersign.directory.UserId;
import org.countersign.graph.error.GraphException;
import org.countersign.security.CurrentUser;
import org.springframework.stereotype.Component;

/** Who calls, and what he may at this moment. */
@Component
public class Caller {

    private final CurrentUser currentUser;
    private final Directory directory;
    private final ProductRights rights;

    Caller(CurrentUser currentUser, Directory directory, ProductRights rights) {
        this.currentUser = currentUser;
        this.directory = directory;
        this.rights = rights;
    }

    public UserId id() {
        return currentUser.id();
    }

    public User user() {
        return directory.user(id());
    }

    public boolean is(UserId user) {
        return id().equals(user);
    }

    public boolean mayAdminister() {
        return rights.mayAdminister(id());
    }

    public boolean mayReadAssignments() {
        return rights.mayReadAssignments(id());
    }

    public boolean mayReadAudit() {
        return rights.mayReadAudit(id());
    }

    /** @throws GraphException {@code ResourceNotFound} unless the account is his own, or he administers */
    public void requireMaySeeFactorsOf(User account) {
        if (!is(account.id()) && !mayAdminister()) {
            throw GraphException.notFound();
        }
    }

    /** @throws GraphException unless he made that request, or administers */
    public void requireMayCancel(UserId requestor) {
        if (!is(requestor) && !mayAdminister()) {
            throw GraphException.forbidden("The requestor and administrators may cancel a request.");
        }
    }
}
