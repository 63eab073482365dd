package org.countersign.assignment;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.countersign.directory.UserId;
import org.countersign.role.AssignmentSettings;
import org.countersign.role.RoleSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Roles to hold without activating them. */
@Component
final class ActiveRoles implements GivenRoles {

    private final RoleAssignments assignments;

    ActiveRoles(RoleAssignments assignments) {
        this.assignments = assignments;
    }

    @Override
    public AssignmentKind kind() {
        return AssignmentKind.ACTIVE;
    }

    @Override
    public AssignmentSettings settings(RoleSettings settings) {
        return settings.active();
    }

    @Override
    public Optional<RoleAssignment> lockCurrent(AssignmentKey key) {
        return assignments.lockAssigned(key);
    }

    @Override
    public Optional<Instant> lastExpired(AssignmentKey key) {
        return assignments.lastExpired(key);
    }

    @Override
    public RoleAssignment give(
            UUID id,
            AssignmentKey key,
            Instant start,
            @Nullable Instant end,
            @Nullable UserId by,
            String justification) {
        var assignment = new RoleAssignment(
                id, key.principal(), key.role(), key.scope(), AssignmentType.ASSIGNED, null, start, end);
        assignments.assign(assignment, by, justification);
        return assignment;
    }

    @Override
    public RoleAssignment move(Held held, Instant start, @Nullable Instant end, UserId by, String justification) {
        return assignments.reschedule((RoleAssignment) held, start, end, by, justification);
    }

    @Override
    public void takeBack(Held held, UserId by, String justification) {
        assignments.end(held.scheduleId(), EndReason.REMOVED, by, justification);
    }
}
