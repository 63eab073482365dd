package org.countersign.notification;

import java.time.Instant;
import java.util.UUID;
import org.countersign.assignment.AssignmentKind;
import org.countersign.directory.PrincipalId;
import org.countersign.directory.UserId;
import org.countersign.role.RoleDefinitionId;
import org.countersign.role.Scope;
import org.jspecify.annotations.Nullable;

/**
 * What there is to tell of an assignment that an administrator has made.
 *
 * @param assignee who may hold the role from now on: a user, or a group for whoever is in it
 * @param justification may be empty
 * @param end when it ends, exclusive; none: permanent
 */
record NewAssignment(
        AssignmentKind kind,
        UUID id,
        PrincipalId assignee,
        RoleDefinitionId role,
        Scope scope,
        String justification,
        Instant start,
        @Nullable Instant end,
        UserId by) {

    NoticeKind notice() {
        return switch (kind) {
            case ELIGIBLE -> NoticeKind.ELIGIBILITY_ASSIGNED;
            case ACTIVE -> NoticeKind.ROLE_ASSIGNED;
        };
    }
}
