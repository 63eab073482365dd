package org.countersign.graph.request;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.countersign.activation.Activation;
import org.countersign.activation.ActivationApproval;
import org.countersign.activation.ActivationId;
import org.countersign.activation.ActivationStatus;
import org.countersign.activation.Activations;
import org.countersign.assignment.DecisionRight;
import org.countersign.graph.odata.Source;
import org.countersign.graph.schedule.Expansion;
import org.countersign.graph.wire.Caller;
import org.countersign.query.Order;
import org.countersign.query.Property;
import org.countersign.query.Rows;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** The requests that the caller may read: his own; those he is asked to decide; all of them, if he may read all assignments. */
@Component
class ReadableRequests {

    private static final Property STATUS =
            Property.choice(Activations.STATUS, ActivationStatus.values(), ScheduleRequestView::statusOf);

    private static final Property ACTION =
            Property.text(DSL.when(Activations.EXTENSION, "selfExtend").otherwise("selfActivate"));

    private final Activations activations;
    private final ActivationApproval approval;
    private final RequestProperties properties;
    private final Caller caller;

    ReadableRequests(
            Activations activations, ActivationApproval approval, RequestProperties properties, Caller caller) {
        this.activations = activations;
        this.approval = approval;
        this.properties = properties;
        this.caller = caller;
    }

    /** All that he may read, but for what waits for his decision. */
    Source<Activation, ScheduleRequestView> all(Expansion expansion) {
        return source(caller.mayReadAssignments() ? activations.all() : own(), expansion);
    }

    /** What he asked for. */
    Source<Activation, ScheduleRequestView> own(Expansion expansion) {
        return source(own(), expansion);
    }

    /** What waits for his decision. */
    Source<Activation, ScheduleRequestView> toDecide(Expansion expansion) {
        return toDecide(activation -> ScheduleRequestView.of(activation, expansion));
    }

    /** What waits for his decision, seen in one way or another. */
    <V> Source<Activation, V> toDecide(Function<Activation, V> view) {
        return source(approval.waitingFor(caller.user()), view);
    }

    private Rows<Activation> own() {
        return activations
                .all()
                .where(Activations.COLUMNS.principal().eq(caller.id().value()));
    }

    private Source<Activation, ScheduleRequestView> source(Rows<Activation> rows, Expansion expansion) {
        return source(rows, activation -> ScheduleRequestView.of(activation, expansion));
    }

    private <V> Source<Activation, V> source(Rows<Activation> rows, Function<Activation, V> view) {
        var columns = Activations.COLUMNS;
        return Source.of(rows, properties.of(columns, STATUS, ACTION), view)
                .sortedBy("createdDateTime", Order.byMoment(columns.at(), Activation::createdAt));
    }

    /** The request of that id, if there is one that he may read. */
    Optional<Activation> find(UUID id) {
        return activations.find(new ActivationId(id)).filter(this::isReadable);
    }

    boolean isReadable(Activation activation) {
        return caller.is(activation.request().requestor()) || caller.mayReadAssignments() || isAsked(activation);
    }

    /** Whether he is asked about it, though he may have to activate a role before he can decide. */
    boolean isAsked(Activation activation) {
        return wasPutToApprovers(activation) && isAsked(approval.rightOf(caller.user(), activation));
    }

    private static boolean wasPutToApprovers(Activation activation) {
        return activation.settings().approvalRequired() && activation.status() != ActivationStatus.REFUSED;
    }

    private static boolean isAsked(DecisionRight right) {
        return right == DecisionRight.MAY_DECIDE || right == DecisionRight.MUST_ACTIVATE_FIRST;
    }
}
