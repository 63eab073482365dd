package org.countersign.graph.schedule;

import java.util.List;
import org.countersign.assignment.Eligibility;
import org.countersign.directory.PrincipalId;
import org.countersign.graph.odata.Listings;
import org.countersign.graph.wire.GraphController;
import org.countersign.query.Rows;
import org.springframework.web.bind.annotation.RequestMapping;

/** Who may activate which role now. */
@GraphController
@RequestMapping(EligibilityInstancesController.PATH)
class EligibilityInstancesController extends HeldController<Eligibility, EligibilityInstanceView> {

    static final String PATH = "roleManagement/directory/roleEligibilityScheduleInstances";

    EligibilityInstancesController(ReadableEligibilities held, Listings listings, Expansions expansions) {
        super(PATH, List.of(held), listings, expansions);
    }

    @Override
    Rows<Eligibility> rows(ReadableHeld<Eligibility> of) {
        return of.instances();
    }

    @Override
    EligibilityInstanceView view(Eligibility one, PrincipalId as, Expansion expansion) {
        return EligibilityInstanceView.of(one, as, expansion);
    }
}
