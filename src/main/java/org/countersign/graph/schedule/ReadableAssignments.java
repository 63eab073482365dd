package org.countersign.graph.schedule;

import org.countersign.assignment.AssignmentType;
import org.countersign.assignment.RoleAssignment;
import org.countersign.assignment.RoleAssignments;
import org.countersign.directory.UserId;
import org.countersign.graph.directory.Relations;
import org.countersign.graph.wire.Caller;
import org.countersign.query.Properties;
import org.countersign.query.Property;
import org.countersign.query.Rows;
import org.jooq.Condition;
import org.springframework.stereotype.Component;

/** The active roles that the caller may read about. */
@Component
class ReadableAssignments extends ReadableHeld<RoleAssignment> {

    private final RoleAssignments assignments;

    ReadableAssignments(RoleAssignments assignments, Relations relations, Caller caller) {
        super(RoleAssignments.COLUMNS, relations, caller);
        this.assignments = assignments;
    }

    @Override
    Rows<RoleAssignment> instances() {
        return assignments.active();
    }

    @Override
    Rows<RoleAssignment> schedules() {
        return assignments.current();
    }

    @Override
    Condition isOf(UserId user) {
        return assignments.isOf(user);
    }

    @Override
    Properties with(Properties common) {
        return common.with(
                        "assignmentType",
                        Property.choice(RoleAssignments.TYPE, AssignmentType.values(), AssignmentInstanceView::typeOf))
                .with("roleAssignmentScheduleId", Property.id(RoleAssignments.COLUMNS.id()))
                .with("roleAssignmentOriginId", Property.id(RoleAssignments.COLUMNS.id()));
    }
}
