package org.countersign.graph.request;

import static org.countersign.assignment.AssignmentKind.ELIGIBLE;

import java.util.List;
import java.util.UUID;
import org.countersign.graph.error.GraphException;
import org.countersign.graph.odata.Source;
import org.countersign.graph.schedule.Expansion;
import org.springframework.stereotype.Component;

/** The requests for eligible roles that the caller may read. */
@Component
class ReadableEligibilityRequests implements ReadableScheduleRequests {

    private final ReadableOrders orders;
    private final ReadableExtensions extensions;

    ReadableEligibilityRequests(ReadableOrders orders, ReadableExtensions extensions) {
        this.orders = orders;
        this.extensions = extensions;
    }

    @Override
    public List<Source<?, ScheduleRequestView>> all(Expansion expansion) {
        return List.of(orders.all(ELIGIBLE, expansion), extensions.all(ELIGIBLE, expansion));
    }

    @Override
    public List<Source<?, ScheduleRequestView>> own(Expansion expansion) {
        return List.of(orders.own(ELIGIBLE, expansion), extensions.own(ELIGIBLE, expansion));
    }

    @Override
    public List<Source<?, ScheduleRequestView>> toDecide(Expansion expansion) {
        return List.of(extensions.toDecide(ELIGIBLE, expansion));
    }

    @Override
    public ScheduleRequestView get(UUID id, Expansion expansion) {
        return extensions
                .find(ELIGIBLE, id)
                .map(request -> ScheduleRequestView.of(request, expansion))
                .or(() -> orders.find(ELIGIBLE, id, expansion))
                .orElseThrow(GraphException::notFound);
    }
}
