package org.countersign.graph;

import org.countersign.assignment.ProductRights;
import org.countersign.directory.Directory;
import org.countersign.directory.User;
import org.countersign.directory.UserId;
import org.countersign.security.CurrentUser;
import org.springframework.stereotype.Component;

/** Who calls, and what he may at this moment. */
@Component
class Caller {

    private final CurrentUser currentUser;
    private final Directory directory;
    private final ProductRights rights;

    Caller(CurrentUser currentUser, Directory directory, ProductRights rights) {
        this.currentUser = currentUser;
        this.directory = directory;
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

    /** @throws GraphException if a body names somebody else: what people ask for themselves is theirs alone */
    void requireIsPrincipalOf(ScheduleRequestBody body) {
        if (body.principalId() != null && !is(new UserId(Ids.inBody("principalId", body.principalId())))) {
            throw GraphException.badRequest("principalId must be your own id, or be left out: with " + body.action()
                    + " people ask for themselves.");
        }
    }

    boolean mayAdminister() {
        return rights.mayAdminister(id());
    }

    boolean mayReadAssignments() {
        return rights.mayReadAssignments(id());
    }

    boolean mayReadAudit() {
        return rights.mayReadAudit(id());
    }

    /** @throws GraphException {@code ResourceNotFound} unless the account is his own, or he administers */
    void requireMaySeeFactorsOf(User account) {
        if (!is(account.id()) && !mayAdminister()) {
            throw GraphException.notFound();
        }
    }

    /** @throws GraphException unless he made that request, or administers */
    void requireMayCancel(UserId requestor) {
        if (!is(requestor) && !mayAdminister()) {
            throw GraphException.forbidden("The requestor and administrators may cancel a request.");
        }
    }
}
