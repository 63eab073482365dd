package org.countersign.graph.request;

import java.util.Optional;
import java.util.UUID;
import org.countersign.assignment.AssignmentAction;
import org.countersign.assignment.AssignmentKind;
import org.countersign.assignment.AssignmentRequest;
import org.countersign.assignment.AssignmentRequests;
import org.countersign.graph.odata.Source;
import org.countersign.graph.schedule.Expansion;
import org.countersign.graph.wire.Caller;
import org.countersign.query.Order;
import org.countersign.query.Property;
import org.countersign.query.Rows;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** The administrators' orders that the caller may read: those that concern him; all, if he may read all assignments. */
@Component
class ReadableOrders {

    private final AssignmentRequests requests;
    private final RequestProperties properties;
    private final Caller caller;

    ReadableOrders(AssignmentRequests requests, RequestProperties properties, Caller caller) {
        this.requests = requests;
        this.properties = properties;
        this.caller = caller;
    }

    /** All that he may read. */
    Source<AssignmentRequest, ScheduleRequestView> all(AssignmentKind kind, Expansion expansion) {
        return source(readable(kind), expansion);
    }

    /** What concerns him. */
    Source<AssignmentRequest, ScheduleRequestView> own(AssignmentKind kind, Expansion expansion) {
        return source(concerningHim(kind), expansion);
    }

    /** The one of that kind and id, if he may read it. */
    Optional<ScheduleRequestView> find(AssignmentKind kind, UUID id, Expansion expansion) {
        return readable(kind).find(id).map(request -> ScheduleRequestView.of(request, expansion));
    }

    private Rows<AssignmentRequest> readable(AssignmentKind kind) {
        return caller.mayReadAssignments() ? requests.all(kind) : concerningHim(kind);
    }

    private Rows<AssignmentRequest> concerningHim(AssignmentKind kind) {
        return requests.all(kind).where(requests.concerns(caller.id()));
    }

    private Source<AssignmentRequest, ScheduleRequestView> source(Rows<AssignmentRequest> rows, Expansion expansion) {
        var columns = AssignmentRequests.COLUMNS;
        return Source.of(
                        rows,
                        properties.of(columns, status(), action()),
                        (AssignmentRequest request) -> ScheduleRequestView.of(request, expansion))
                .sortedBy("createdDateTime", Order.byMoment(columns.at(), AssignmentRequest::at));
    }

    private static Property action() {
        return Property.choice(AssignmentRequests.ACTION, AssignmentAction.values(), ScheduleRequestView::actionOf);
    }

    /** As {@link ScheduleRequestView} tells it. */
    private static Property status() {
        var start = AssignmentRequests.START;
        return Property.text(DSL.when(start.isNull(), "Revoked")
                .when(start.gt(AssignmentRequests.COLUMNS.at()), "ScheduleCreated")
                .otherwise("Provisioned"));
    }
}
