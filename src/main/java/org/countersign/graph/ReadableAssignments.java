package org.countersign.graph;

import java.util.UUID;
import java.util.stream.Stream;
import org.countersign.assignment.RoleAssignment;
import org.countersign.assignment.RoleAssignments;
import org.springframework.stereotype.Component;

/** The active roles that the caller may read about: his own; everybody's, if he administers. */
@Component
class ReadableAssignments {

    private final RoleAssignments assignments;
    private final Caller caller;

    ReadableAssignments(RoleAssignments assignments, Caller caller) {
        this.assignments = assignments;
        this.caller = caller;
    }

    Stream<RoleAssignment> list(int top) {
        return caller.mayAdminister() ? assignments.active(top).stream() : own(top);
    }

    Stream<RoleAssignment> own(int top) {
        return assignments.activeOf(caller.id()).stream().limit(top);
    }

    /** @throws GraphException {@code ResourceNotFound} if there is none of that id that he may read about */
    RoleAssignment get(UUID id) {
        return assignments
                .findActive(id)
                .filter(assignment -> caller.isBehind(assignment.principal()) || caller.mayAdminister())
                .orElseThrow(GraphException::notFound);
    }
}
