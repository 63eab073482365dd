package org.countersign.graph.request;

import static org.mockito.Mockito.mock;

import java.util.stream.Stream;
import org.countersign.graph.Api;
import org.countersign.graph.authentication.AuthenticationParts;
import org.countersign.graph.authentication.OfferedFactors;
import org.countersign.graph.directory.DirectoryParts;
import org.countersign.graph.odata.Listings;
import org.countersign.graph.odata.ODataParts;
import org.countersign.graph.schedule.Expansions;
import org.countersign.graph.schedule.ScheduleParts;
import org.countersign.graph.wire.Caller;
import org.countersign.graph.wire.GraphJson;
import org.countersign.graph.wire.RejectedAttempts;
import org.countersign.graph.wire.WireParts;

/** The routes about requests and approvals, over rooms that are played. */
public final class RequestParts {

    private final Api api;
    private final Caller caller;
    private final GraphJson json;
    private final RejectedAttempts attempts;
    private final Listings listings;
    private final Expansions expansions;
    private final OfferedFactors factors;
    private final ReadableRequests requests;
    private final ReadableOrders readableOrders;
    private final ReadableExtensions readableExtensions;
    private final AdministratorOrders orders;
    private final ExtensionOrders extensionOrders;
    private final SelfService selfService;

    public RequestParts(
            Api api,
            WireParts wire,
            ODataParts odata,
            DirectoryParts directory,
            AuthenticationParts authentication,
            ScheduleParts schedule) {
        this.api = api;
        caller = wire.caller();
        json = wire.json();
        attempts = wire.attempts();
        listings = odata.listings();
        expansions = schedule.expansions();
        factors = authentication.factors();
        var references = new References(api.directory, api.roles);
        var properties = new RequestProperties(directory.relations());
        requests = new ReadableRequests(api.activations, api.approval, properties, caller);
        readableOrders = new ReadableOrders(api.orderRecords, properties, caller);
        readableExtensions =
                new ReadableExtensions(api.extensions, api.extensionApproval, api.directory, properties, caller);
        orders = new AdministratorOrders(api.orders, references, caller, api.clock);
        extensionOrders = new ExtensionOrders(
                api.extensionWorkflow,
                api.extensions,
                api.extensionClosures,
                readableExtensions,
                api.assignments,
                references,
                caller,
                api.clock);
        selfService = new SelfService(
                api.workflow, api.activations, api.deactivations, api.roles, references, caller, api.clock);
    }

    public Stream<Object> controllers() {
        var approvals =
                new ReadableApprovals(requests, api.activations, api.approval, api.decisions, api.directory, caller);
        return Stream.of(
                new AssignmentScheduleRequestsController(
                        new ReadableAssignmentRequests(requests, readableOrders, readableExtensions),
                        requests,
                        extensionOrders,
                        api.closures,
                        listings,
                        expansions,
                        attempts,
                        caller),
                new AssignmentOrdersController(
                        json, selfService, orders, extensionOrders, factors, attempts, expansions),
                new EligibilityScheduleRequestsController(
                        new ReadableEligibilityRequests(readableOrders, readableExtensions),
                        extensionOrders,
                        listings,
                        expansions,
                        attempts),
                new EligibilityOrdersController(json, orders, extensionOrders, factors, attempts, expansions),
                new ApprovalsController(
                        approvals,
                        readableExtensions,
                        extensionOrders,
                        api.workflow,
                        attempts,
                        api.calls,
                        json,
                        listings),
                new SeveralRolesController(
                        json, selfService, mock(), api.roles, factors, attempts, api.calls, expansions, caller));
    }
}
