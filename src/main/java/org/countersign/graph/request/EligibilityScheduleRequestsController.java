package org.countersign.graph.request;

import static org.countersign.assignment.AssignmentKind.ELIGIBLE;

import java.util.UUID;
import org.countersign.graph.odata.Listings;
import org.countersign.graph.schedule.Expansions;
import org.countersign.graph.wire.GraphController;
import org.countersign.graph.wire.RejectedAttempts;
import org.springframework.web.bind.annotation.RequestMapping;

/** The requests for eligible roles that were made. What administrators ordered is carried out at once. */
@GraphController
@RequestMapping(EligibilityScheduleRequestsController.PATH)
class EligibilityScheduleRequestsController extends ScheduleRequestsController {

    static final String PATH = "roleManagement/directory/roleEligibilityScheduleRequests";

    private final ExtensionOrders extensions;

    EligibilityScheduleRequestsController(
            ReadableEligibilityRequests requests,
            ExtensionOrders extensions,
            Listings listings,
            Expansions expansions,
            RejectedAttempts attempts) {
        super(PATH, requests, listings, expansions, attempts);
        this.extensions = extensions;
    }

    @Override
    boolean cancel(UUID id) {
        return extensions.cancel(ELIGIBLE, id);
    }
}
