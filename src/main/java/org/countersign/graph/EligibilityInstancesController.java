package org.countersign.graph;

import org.countersign.assignment.Eligibility;
import org.countersign.directory.PrincipalId;
import org.countersign.query.Rows;
import org.springframework.web.bind.annotation.RequestMapping;

/** Who may activate which role now. */
@GraphController
@RequestMapping(EligibilityInstancesController.PATH)
class EligibilityInstancesController extends HeldController<Eligibility, EligibilityInstanceView> {

    static final String PATH = "roleManagement/directory/roleEligibilityScheduleInstances";

    private final ReadableEligibilities held;

    EligibilityInstancesController(ReadableEligibilities held, Listings listings, Expansions expansions) {
        super(PATH, held, listings, expansions);
        this.held = held;
    }

    @Override
    Rows<Eligibility> rows() {
        return held.instances();
    }

    @Override
    EligibilityInstanceView view(Eligibility one, PrincipalId as, Expansion expansion) {
        return EligibilityInstanceView.of(one, as, expansion);
    }
}
