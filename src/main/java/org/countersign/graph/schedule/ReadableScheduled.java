package org.countersign.graph.schedule;

import org.countersign.activation.ScheduledActivations;
import org.countersign.assignment.RoleAssignment;
import org.countersign.directory.UserId;
import org.countersign.graph.directory.Relations;
import org.countersign.graph.wire.Caller;
import org.countersign.query.Properties;
import org.countersign.query.Property;
import org.countersign.query.Rows;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** The activations that begin later and that the caller may read about. */
@Component
class ReadableScheduled extends ReadableHeld<RoleAssignment> {

    private final ScheduledActivations scheduled;

    ReadableScheduled(ScheduledActivations scheduled, Relations relations, Caller caller) {
        super(ScheduledActivations.COLUMNS, relations, caller);
        this.scheduled = scheduled;
    }

    /** None counts now. */
    @Override
    Rows<RoleAssignment> instances() {
        return schedules().where(DSL.falseCondition());
    }

    @Override
    Rows<RoleAssignment> schedules() {
        return scheduled.roles();
    }

    @Override
    Condition isOf(UserId user) {
        return ScheduledActivations.COLUMNS.principal().eq(user.value());
    }

    @Override
    Properties with(Properties common) {
        return common.with("assignmentType", Property.constant("Activated"))
                .with("roleAssignmentScheduleId", Property.id(ScheduledActivations.COLUMNS.id()))
                .with("roleAssignmentOriginId", Property.id(ScheduledActivations.COLUMNS.id()));
    }
}
