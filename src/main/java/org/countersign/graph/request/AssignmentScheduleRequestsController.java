package org.countersign.graph.request;

import static org.countersign.assignment.AssignmentKind.ACTIVE;

import java.util.UUID;
import org.countersign.activation.ActivationClosures;
import org.countersign.graph.odata.Listings;
import org.countersign.graph.schedule.Expansions;
import org.countersign.graph.wire.Caller;
import org.countersign.graph.wire.GraphController;
import org.countersign.graph.wire.RejectedAttempts;
import org.springframework.web.bind.annotation.RequestMapping;

/** The requests for active roles that were made. */
@GraphController
@RequestMapping(AssignmentScheduleRequestsController.PATH)
class AssignmentScheduleRequestsController extends ScheduleRequestsController {

    static final String PATH = "roleManagement/directory/roleAssignmentScheduleRequests";

    private final ReadableRequests activations;
    private final ExtensionOrders extensions;
    private final ActivationClosures closures;
    private final Caller caller;

    AssignmentScheduleRequestsController(
            ReadableAssignmentRequests requests,
            ReadableRequests activations,
            ExtensionOrders extensions,
            ActivationClosures closures,
            Listings listings,
            Expansions expansions,
            RejectedAttempts attempts,
            Caller caller) {
        super(PATH, requests, listings, expansions, attempts);
        this.activations = activations;
        this.extensions = extensions;
        this.closures = closures;
        this.caller = caller;
    }

    @Override
    boolean cancel(UUID id) {
        return extensions.cancel(ACTIVE, id) || cancelActivation(id);
    }

    private boolean cancelActivation(UUID id) {
        var found = activations.find(id);
        found.ifPresent(
                activation -> caller.requireMayCancel(activation.request().requestor()));
        return found.filter(activation -> closures.cancel(activation.id(), caller.id()))
                .isPresent();
    }
}
