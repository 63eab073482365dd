package org.countersign.graph;

import org.countersign.assignment.Eligibility;
import org.countersign.directory.PrincipalId;
import org.countersign.query.Rows;
import org.springframework.web.bind.annotation.RequestMapping;

/** Who may activate which role, now or later. */
@GraphController
@RequestMapping(EligibilitySchedulesController.PATH)
class EligibilitySchedulesController extends HeldController<Eligibility, ScheduleView> {

    static final String PATH = "roleManagement/directory/roleEligibilitySchedules";

    private final ReadableEligibilities held;

    EligibilitySchedulesController(ReadableEligibilities held, Listings listings, Expansions expansions) {
        super(PATH, held, listings, expansions);
        this.held = held;
    }

    @Override
    Rows<Eligibility> rows() {
        return held.schedules();
    }

    @Override
    ScheduleView view(Eligibility one, PrincipalId as, Expansion expansion) {
        return ScheduleView.of(one, as, expansion);
    }
}
