package org.countersign.graph;

import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.countersign.activation.Activation;
import org.countersign.activation.ActivationApproval;
import org.countersign.activation.ActivationId;
import org.countersign.activation.ActivationStatus;
import org.countersign.activation.Activations;
import org.countersign.assignment.DecisionRight;
import org.springframework.stereotype.Component;

/** The requests that the caller may read: his own; those he is asked to decide; all of them, if he administers. */
@Component
class ReadableRequests {

    /** How many waiting requests are looked through for those that one person is asked about. */
    private static final int MOST_PENDING = 10_000;

    private final Activations activations;
    private final ActivationApproval approval;
    private final Caller caller;

    ReadableRequests(Activations activations, ActivationApproval approval, Caller caller) {
        this.activations = activations;
        this.approval = approval;
        this.caller = caller;
    }

    /** All there is for who administers, his own for everybody else. */
    Stream<Activation> list(int top) {
        return caller.mayAdminister() ? activations.all(top).stream() : own(top);
    }

    /** What the caller asked for. */
    Stream<Activation> own(int top) {
        return activations.requestedBy(caller.id(), top).stream();
    }

    /** What waits for the caller's decision. */
    Stream<Activation> toDecide(int top) {
        var user = caller.user();
        return activations.pending(MOST_PENDING).stream()
                .filter(activation -> isAsked(approval.rightOf(user, activation)))
                .limit(top);
    }

    /**
     * The request of that id.
     *
     * @throws GraphException {@code ResourceNotFound} if there is none that he may read
     */
    Activation get(UUID id) {
        return find(id).orElseThrow(GraphException::notFound);
    }

    /** The request of that id, if there is one that he may read. */
    Optional<Activation> find(UUID id) {
        return activations.find(new ActivationId(id)).filter(this::isReadable);
    }

    boolean isReadable(Activation activation) {
        return caller.is(activation.request().requestor()) || caller.mayAdminister() || isAsked(activation);
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
