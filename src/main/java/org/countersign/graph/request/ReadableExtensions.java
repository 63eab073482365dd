package org.countersign.graph.request;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.countersign.assignment.AssignmentKind;
import org.countersign.assignment.DecisionRight;
import org.countersign.assignment.ExtensionApproval;
import org.countersign.assignment.ExtensionId;
import org.countersign.assignment.ExtensionKind;
import org.countersign.assignment.ExtensionRequest;
import org.countersign.assignment.ExtensionStatus;
import org.countersign.assignment.Extensions;
import org.countersign.directory.Directory;
import org.countersign.graph.error.GraphException;
import org.countersign.graph.odata.Source;
import org.countersign.graph.schedule.Expansion;
import org.countersign.graph.wire.Caller;
import org.countersign.query.Order;
import org.countersign.query.Property;
import org.countersign.query.Rows;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The requests to extend or renew that the caller may read, and their approvals: his own; all, if he administers. */
@Component
@Transactional(readOnly = true)
class ReadableExtensions {

    private static final Property STATUS =
            Property.choice(Extensions.STATUS, ExtensionStatus.values(), ScheduleRequestView::statusOf);

    private static final Property ACTION =
            Property.choice(Extensions.KIND, ExtensionKind.values(), ScheduleRequestView::actionOf);

    private final Extensions extensions;
    private final ExtensionApproval approval;
    private final Directory directory;
    private final RequestProperties properties;
    private final Caller caller;

    ReadableExtensions(
            Extensions extensions,
            ExtensionApproval approval,
            Directory directory,
            RequestProperties properties,
            Caller caller) {
        this.extensions = extensions;
        this.approval = approval;
        this.directory = directory;
        this.properties = properties;
        this.caller = caller;
    }

    /** All of that kind that he may read. */
    Source<ExtensionRequest, ScheduleRequestView> all(AssignmentKind kind, Expansion expansion) {
        return source(caller.mayReadAssignments() ? extensions.all(kind) : own(kind), expansion);
    }

    /** What he asked for. */
    Source<ExtensionRequest, ScheduleRequestView> own(AssignmentKind kind, Expansion expansion) {
        return source(own(kind), expansion);
    }

    /** What of that kind waits for his decision. */
    Source<ExtensionRequest, ScheduleRequestView> toDecide(AssignmentKind kind, Expansion expansion) {
        return source(waiting().where(Extensions.isOf(kind)), expansion);
    }

    /** The approvals that wait for his decision. */
    Source<ExtensionRequest, ApprovalView> approvalsToDecide() {
        return source(waiting(), this::approvalOf);
    }

    private Rows<ExtensionRequest> waiting() {
        return approval.waitingFor(caller.user());
    }

    private Rows<ExtensionRequest> own(AssignmentKind kind) {
        return extensions
                .all(kind)
                .where(Extensions.COLUMNS.principal().eq(caller.id().value()));
    }

    private Source<ExtensionRequest, ScheduleRequestView> source(Rows<ExtensionRequest> rows, Expansion expansion) {
        return source(rows, request -> ScheduleRequestView.of(request, expansion));
    }

    private <V> Source<ExtensionRequest, V> source(Rows<ExtensionRequest> rows, Function<ExtensionRequest, V> view) {
        var columns = Extensions.COLUMNS;
        return Source.of(rows, properties.of(columns, STATUS, ACTION), view)
                .sortedBy("createdDateTime", Order.byMoment(columns.at(), ExtensionRequest::createdAt));
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
                .filter(request -> caller.is(request.requestor()) || caller.mayReadAssignments());
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
