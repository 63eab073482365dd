package org.countersign.graph.schedule;

import org.countersign.assignment.Eligibilities;
import org.countersign.assignment.Eligibility;
import org.countersign.directory.UserId;
import org.countersign.graph.directory.Relations;
import org.countersign.graph.wire.Caller;
import org.countersign.query.Properties;
import org.countersign.query.Property;
import org.countersign.query.Rows;
import org.jooq.Condition;
import org.springframework.stereotype.Component;

/** The eligible roles that the caller may read about. */
@Component
class ReadableEligibilities extends ReadableHeld<Eligibility> {

    private final Eligibilities eligibilities;

    ReadableEligibilities(Eligibilities eligibilities, Relations relations, Caller caller) {
        super(Eligibilities.COLUMNS, relations, caller);
        this.eligibilities = eligibilities;
    }

    @Override
    Rows<Eligibility> instances() {
        return eligibilities.effective();
    }

    @Override
    Rows<Eligibility> schedules() {
        return eligibilities.current();
    }

    @Override
    Condition isOf(UserId user) {
        return eligibilities.isOf(user);
    }

    @Override
    Properties with(Properties common) {
        return common.with("roleEligibilityScheduleId", Property.id(Eligibilities.COLUMNS.id()));
    }
}
