package org.countersign.graph.request;

import static org.countersign.assignment.AssignmentKind.ACTIVE;

import java.util.List;
import java.util.UUID;
import org.countersign.graph.error.GraphException;
import org.countersign.graph.odata.Source;
import org.countersign.graph.schedule.Expansion;
import org.springframework.stereotype.Component;

/** The requests for active roles that the caller may read. */
@Component
class ReadableAssignmentRequests implements ReadableScheduleRequests {

    private final ReadableRequests activations;
    private final ReadableOrders orders;
    private final ReadableExtensions extensions;

    ReadableAssignmentRequests(ReadableRequests activations, ReadableOrders orders, ReadableExtensions extensions) {
        this.activations = activations;
        this.orders = orders;
        this.extensions = extensions;
    }

    @Override
    public List<Source<?, ScheduleRequestView>> all(Expansion expansion) {
        return List.of(activations.all(expansion), orders.all(ACTIVE, expansion), extensions.all(ACTIVE, expansion));
    }

    @Override
    public List<Source<?, ScheduleRequestView>> own(Expansion expansion) {
        return List.of(activations.own(expansion), orders.own(ACTIVE, expansion), extensions.own(ACTIVE, expansion));
    }

    @Override
    public List<Source<?, ScheduleRequestView>> toDecide(Expansion expansion) {
        return List.of(activations.toDecide(expansion), extensions.toDecide(ACTIVE, expansion));
    }

    @Override
    public ScheduleRequestView get(UUID id, Expansion expansion) {
        return activations
                .find(id)
                .map(activation -> ScheduleRequestView.of(activation, expansion))
                .or(() -> extensions.find(ACTIVE, id).map(request -> ScheduleRequestView.of(request, expansion)))
                .or(() -> orders.find(ACTIVE, id, expansion))
                .orElseThrow(GraphException::notFound);
    }
}
