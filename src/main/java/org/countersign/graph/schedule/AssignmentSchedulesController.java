package org.countersign.graph.schedule;

import java.util.List;
import org.countersign.assignment.RoleAssignment;
import org.countersign.directory.PrincipalId;
import org.countersign.graph.odata.Listings;
import org.countersign.graph.wire.GraphController;
import org.countersign.query.Rows;
import org.springframework.web.bind.annotation.RequestMapping;

/** Who holds which role, now or later; also by an activation that was cleared and begins later. */
@GraphController
@RequestMapping(AssignmentSchedulesController.PATH)
class AssignmentSchedulesController extends HeldController<RoleAssignment, ScheduleView> {

    static final String PATH = "roleManagement/directory/roleAssignmentSchedules";

    AssignmentSchedulesController(
            ReadableAssignments held, ReadableScheduled scheduled, Listings listings, Expansions expansions) {
        super(PATH, List.of(held, scheduled), listings, expansions);
    }

    @Override
    Rows<RoleAssignment> rows(ReadableHeld<RoleAssignment> of) {
        return of.schedules();
    }

    @Override
    ScheduleView view(RoleAssignment one, PrincipalId as, Expansion expansion) {
        return ScheduleView.of(one, as, expansion);
    }
}
