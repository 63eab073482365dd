package org.countersign.graph.schedule;

import java.util.List;
import org.countersign.assignment.RoleAssignment;
import org.countersign.directory.PrincipalId;
import org.countersign.graph.odata.Listings;
import org.countersign.graph.wire.GraphController;
import org.countersign.query.Rows;
import org.springframework.web.bind.annotation.RequestMapping;

/** Who holds which role now. */
@GraphController
@RequestMapping(AssignmentInstancesController.PATH)
class AssignmentInstancesController extends HeldController<RoleAssignment, AssignmentInstanceView> {

    static final String PATH = "roleManagement/directory/roleAssignmentScheduleInstances";

    AssignmentInstancesController(ReadableAssignments held, Listings listings, Expansions expansions) {
        super(PATH, List.of(held), listings, expansions);
    }

    @Override
    Rows<RoleAssignment> rows(ReadableHeld<RoleAssignment> of) {
        return of.instances();
    }

    @Override
    AssignmentInstanceView view(RoleAssignment one, PrincipalId as, Expansion expansion) {
        return AssignmentInstanceView.of(one, as, expansion);
    }
}
