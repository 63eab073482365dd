package org.countersign.graph;

import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.countersign.assignment.AssignmentKind;
import org.countersign.assignment.DecisionRight;
import org.countersign.assignment.ExtensionApproval;
import org.countersign.assignment.ExtensionId;
import org.countersign.assignment.ExtensionRequest;
import org.countersign.assignment.ExtensionStatus;
import org.countersign.assignment.Extensions;
import org.countersign.directory.Directory;
import org.springframework.stereotype.Component;

/** The requests to extend or renew that the caller may read, and their approvals: his own; all, if he administers. */
@Component
class ReadableExtensions {

    /** How many waiting requests are looked through for those that one person may decide. */
    private static final int MOST_PENDING = 10_000;

    private final Extensions extensions;
    private final ExtensionApproval approval;
    private final Directory directory;
    private final Caller caller;

    ReadableExtensions(Extensions extensions, ExtensionApproval approval, Directory directory, Caller caller) {
        this.extensions = extensions;
        this.approval = approval;
        this.directory = directory;
        this.caller = caller;
    }

    /** All there is for who administers, his own for everybody else. */
    Stream<ExtensionRequest> list(AssignmentKind kind, int top) {
        return caller.mayAdminister() ? extensions.all(kind, top).stream() : own(kind, top);
    }

    /** What the caller asked for. */
    Stream<ExtensionRequest> own(AssignmentKind kind, int top) {
        return extensions.requestedBy(caller.id(), kind, top).stream();
    }

    /** What of that kind waits for the caller's decision. */
    Stream<ExtensionRequest> toDecide(AssignmentKind kind, int top) {
        return toDecide().filter(request -> request.target().kind() == kind).limit(top);
    }

    /** The approvals that wait for the caller's decision. */
    Stream<ApprovalView> approvalsToDecide(int top) {
        return toDecide().limit(top).map(this::approvalOf);
    }

    /** The request of that kind and id, if there is one that he may read. */
    Optional<ExtensionRequest> find(AssignmentKind kind, UUID id) {
        return find(id).filter(request -> request.target().kind() == kind);
    }

    /** The approval of that id, if there is one that he may read. */
    Optional<ApprovalView> approval(UUID id) {
        return find(id).filter(ReadableExtensions::wasPutToAdministrators).map(this::approvalOf);
    }

    /**
     * The request of that id, for its decision. Whether a decision counts is not judged here.
     *
     * @throws GraphException if he may read it and has no say in it
     */
    Optional<ExtensionRequest> toDecide(UUID id) {
        var request = find(id).filter(ReadableExtensions::wasPutToAdministrators);
        request.filter(one -> rightTo(one) == DecisionRight.NOT_AN_APPROVER).ifPresent(one -> {
            throw GraphException.forbidden("You are not an approver of this request.");
        });
        return request;
    }

    private Optional<ExtensionRequest> find(UUID id) {
        return extensions
                .find(new ExtensionId(id))
                .filter(request -> caller.is(request.requestor()) || caller.mayAdminister());
    }

    private Stream<ExtensionRequest> toDecide() {
        return caller.mayAdminister()
                ? extensions.pending(MOST_PENDING).stream().filter(this::mayDecide)
                : Stream.empty();
    }

    private boolean mayDecide(ExtensionRequest request) {
        return rightTo(request) == DecisionRight.MAY_DECIDE;
    }

    private DecisionRight rightTo(ExtensionRequest request) {
        return approval.rightOf(caller.user(), request);
    }

    private static boolean wasPutToAdministrators(ExtensionRequest request) {
        return request.status() != ExtensionStatus.REFUSED;
    }

    private ApprovalView approvalOf(ExtensionRequest request) {
        var decision = request.decision();
        return decision == null
                ? ApprovalView.undecided(request, request.isPending() && mayDecide(request))
                : ApprovalView.decided(request, decision, directory.user(decision.approver()));
    }
}
