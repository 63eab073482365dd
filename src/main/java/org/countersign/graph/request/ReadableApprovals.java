package org.countersign.graph.request;

import java.util.Optional;
import java.util.UUID;
import org.countersign.activation.Activation;
import org.countersign.activation.ActivationApproval;
import org.countersign.activation.ActivationId;
import org.countersign.activation.Activations;
import org.countersign.activation.Decisions;
import org.countersign.assignment.DecisionRight;
import org.countersign.directory.Directory;
import org.countersign.graph.error.GraphException;
import org.countersign.graph.odata.Source;
import org.countersign.graph.wire.Caller;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The approvals of the requests that the caller may read. */
@Component
@Transactional(readOnly = true)
class ReadableApprovals {

    private final ReadableRequests requests;
    private final Activations activations;
    private final ActivationApproval approval;
    private final Decisions decisions;
    private final Directory directory;
    private final Caller caller;

    ReadableApprovals(
            ReadableRequests requests,
            Activations activations,
            ActivationApproval approval,
            Decisions decisions,
            Directory directory,
            Caller caller) {
        this.requests = requests;
        this.activations = activations;
        this.approval = approval;
        this.decisions = decisions;
        this.directory = directory;
        this.caller = caller;
    }

    /** What waits for the caller's decision. */
    Source<Activation, ApprovalView> toDecide() {
        return requests.toDecide(activation -> ApprovalView.undecided(activation, true));
    }

    /** The approval of that id, if there is one that he may read. */
    Optional<ApprovalView> find(UUID id) {
        return requests.find(id).filter(ReadableApprovals::needsApproval).map(this::approvalOf);
    }

    private ApprovalView approvalOf(Activation activation) {
        return decisions
                .find(activation.id())
                .map(decision -> ApprovalView.decided(activation, decision, directory.user(decision.approver())))
                .orElseGet(() -> ApprovalView.undecided(activation, requests.isAsked(activation)));
    }

    /**
     * The id of the request, for its decision. Whether a decision counts is not judged here; but who has nothing to do
     * with the request must not learn of it by trying.
     *
     * @throws GraphException if he has no say in it: {@code ResourceNotFound} unless he may read it
     */
    Optional<ActivationId> toDecide(UUID id) {
        return activations
                .find(new ActivationId(id))
                .filter(ReadableApprovals::needsApproval)
                .map(this::requireAsked);
    }

    private ActivationId requireAsked(Activation activation) {
        if (approval.rightOf(caller.user(), activation) == DecisionRight.NOT_AN_APPROVER) {
            throw requests.isReadable(activation)
                    ? GraphException.forbidden("You are not an approver of this request.")
                    : GraphException.notFound();
        }
        return activation.id();
    }

    private static boolean needsApproval(Activation activation) {
        return activation.settings().approvalRequired();
    }
}
