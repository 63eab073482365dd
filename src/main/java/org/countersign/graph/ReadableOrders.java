package org.countersign.graph;

import java.util.UUID;
import java.util.stream.Stream;
import org.countersign.assignment.AssignmentKind;
import org.countersign.assignment.AssignmentRequest;
import org.countersign.assignment.AssignmentRequests;
import org.springframework.stereotype.Component;

/** The administrators' orders that the caller may read: those that concern him; all of them, if he administers. */
@Component
class ReadableOrders {

    private final AssignmentRequests requests;
    private final Caller caller;

    ReadableOrders(AssignmentRequests requests, Caller caller) {
        this.requests = requests;
        this.caller = caller;
    }

    Stream<AssignmentRequest> list(AssignmentKind kind, int top) {
        return caller.mayAdminister() ? requests.all(kind, top).stream() : own(kind, top);
    }

    Stream<AssignmentRequest> own(AssignmentKind kind, int top) {
        return requests.concerning(kind, caller.id(), top).stream();
    }

    /** @throws GraphException {@code ResourceNotFound} if there is none of that id that he may read */
    AssignmentRequest get(AssignmentKind kind, UUID id) {
        return requests.find(kind, id)
                .filter(request -> caller.mayAdminister() || requests.concerns(request, caller.id()))
                .orElseThrow(GraphException::notFound);
    }
}
