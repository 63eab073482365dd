package org.countersign.graph.request;

import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.countersign.activation.ActivationId;
import org.countersign.activation.ActivationWorkflow;
import org.countersign.activation.AttemptRejected.Attempt;
import org.countersign.assignment.ExtensionRequest;
import org.countersign.graph.error.GraphException;
import org.countersign.graph.error.ItemResult;
import org.countersign.graph.odata.Entity;
import org.countersign.graph.odata.Expands;
import org.countersign.graph.odata.Listing;
import org.countersign.graph.odata.Listings;
import org.countersign.graph.odata.QueryOptions;
import org.countersign.graph.odata.ServesCollection;
import org.countersign.graph.odata.ServesEntity;
import org.countersign.graph.schedule.Whose;
import org.countersign.graph.wire.CallLimit;
import org.countersign.graph.wire.GraphController;
import org.countersign.graph.wire.GraphJson;
import org.countersign.graph.wire.Ids;
import org.countersign.graph.wire.Reads;
import org.countersign.graph.wire.RejectedAttempts;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;

/** Approvals: reading and deciding them. Graph serves them in its beta alone. */
@GraphController(versions = "/beta")
class ApprovalsController {

    private static final String PATH = "roleManagement/directory/roleAssignmentApprovals";
    private static final String STEP = PATH + "/{id}/steps/{stepId}";

    private final ReadableApprovals approvals;
    private final ReadableExtensions extensions;
    private final ExtensionOrders extensionOrders;
    private final ActivationWorkflow workflow;
    private final RejectedAttempts attempts;
    private final CallLimit calls;
    private final GraphJson json;
    private final Listings listings;

    ApprovalsController(
            ReadableApprovals approvals,
            ReadableExtensions extensions,
            ExtensionOrders extensionOrders,
            ActivationWorkflow workflow,
            RejectedAttempts attempts,
            CallLimit calls,
            GraphJson json,
            Listings listings) {
        this.approvals = approvals;
        this.extensions = extensions;
        this.extensionOrders = extensionOrders;
        this.workflow = workflow;
        this.attempts = attempts;
        this.calls = calls;
        this.json = json;
        this.listings = listings;
    }

    @GetMapping(PATH + "/filterByCurrentUser(on='{on}')")
    @ServesCollection
    @Expands(Expands.STEPS)
    Listing<ApprovalView> toDecide(@PathVariable("on") String on, QueryOptions options) {
        Whose.requireApprover(on);
        return listings.page(
                PATH, options, "createdDateTime desc", List.of(approvals.toDecide(), extensions.approvalsToDecide()));
    }

    @GetMapping(PATH + "/{id}")
    @ServesEntity
    @Expands(Expands.STEPS)
    Entity<ApprovalView> approval(@PathVariable("id") String id, QueryOptions options) {
        return Entity.of(PATH, get(Ids.inPath(id)));
    }

    @GetMapping(PATH + "/{id}/steps")
    Listing<ApprovalView.Step> steps(@PathVariable("id") String id) {
        var approval = get(Ids.inPath(id));
        return Listing.of(stepsOf(approval.id()), approval.steps().stream());
    }

    @GetMapping(STEP)
    Entity<ApprovalView.Step> step(@PathVariable("id") String id, @PathVariable("stepId") String stepId) {
        var approval = get(sameId(id, stepId));
        return Entity.of(stepsOf(approval.id()), approval.step());
    }

    @PatchMapping(path = STEP, consumes = MediaType.APPLICATION_JSON_VALUE)
    @Reads(ReviewBody.class)
    ResponseEntity<Void> decide(
            @PathVariable("id") String id,
            @PathVariable("stepId") String stepId,
            @RequestBody(required = false) byte @Nullable [] bytes) {
        var key = sameId(id, stepId);
        decide(key, () -> json.read(bytes, ReviewBody.class));
        return ResponseEntity.noContent().build();
    }

    /** Decides several requests alike; Graph has no such thing. Each is reported as if it had been decided alone. */
    @PostMapping(path = PATH + "/review", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Reads(SeveralReviewsBody.class)
    Listing<ItemResult> decideSeveral(@RequestBody(required = false) byte @Nullable [] bytes) {
        var body = attempts.watch(Attempt.DECISION, null, () -> json.read(bytes, SeveralReviewsBody.class));
        var ids = attempts.watch(Attempt.DECISION, null, () -> body.requests().toList());
        calls.countEachOf(ids.size());
        return Listing.of(
                PATH,
                ids.stream()
                        .map(id ->
                                ItemResult.of(id, HttpStatus.NO_CONTENT, () -> decide(Ids.inPath(id), body::review))));
    }

    private @Nullable Object decide(UUID id, Supplier<ReviewBody> read) {
        return attempts.watch(Attempt.DECISION, id, null, () -> {
            approvals
                    .toDecide(id)
                    .ifPresentOrElse(
                            activation -> decideActivation(activation, read.get()),
                            () -> extensionOrders.decide(extension(id), read.get()));
            return null;
        });
    }

    private void decideActivation(ActivationId activation, ReviewBody review) {
        workflow.decide(activation, review.verdict(), review.reason());
    }

    private ExtensionRequest extension(UUID id) {
        return extensions.toDecide(id).orElseThrow(GraphException::notFound);
    }

    private ApprovalView get(UUID id) {
        return approvals.find(id).or(() -> extensions.approval(id)).orElseThrow(GraphException::notFound);
    }

    private static UUID sameId(String id, String stepId) {
        var key = Ids.inPath(id);
        if (!key.equals(Ids.inPath(stepId))) {
            throw GraphException.notFound();
        }
        return key;
    }

    private static String stepsOf(UUID approval) {
        return PATH + "('" + approval + "')/steps";
    }
}
