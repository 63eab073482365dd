package org.countersign.graph;

import org.countersign.assignment.RoleAssignment;
import org.countersign.directory.PrincipalId;
import org.countersign.query.Rows;
import org.springframework.web.bind.annotation.RequestMapping;

/** Who holds which role, now or later. */
@GraphController
@RequestMapping(AssignmentSchedulesController.PATH)
class AssignmentSchedulesController extends HeldController<RoleAssignment, ScheduleView> {

    static final String PATH = "roleManagement/directory/roleAssignmentSchedules";

    private final ReadableAssignments held;

    AssignmentSchedulesController(ReadableAssignments held, Listings listings, Expansions expansions) {
        super(PATH, held, listings, expansions);
        this.held = held;
    }

    @Override
    Rows<RoleAssignment> rows() {
        return held.schedules();
    }

    @Override
    ScheduleView view(RoleAssignment one, PrincipalId as, Expansion expansion) {
        return ScheduleView.of(one, as, expansion);
    }
}
