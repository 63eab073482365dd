package org.countersign.graph;

import java.util.UUID;
import org.countersign.activation.ActivationWorkflow;
import org.countersign.activation.AttemptRejected.Attempt;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;

/** Approvals: reading and deciding them. Graph serves them in its beta alone. */
@GraphController(versions = "/beta")
class ApprovalsController {

    private static final String PATH = "roleManagement/directory/roleAssignmentApprovals";
    private static final String STEP = PATH + "/{id}/steps/{stepId}";

    private final ReadableApprovals approvals;
    private final ActivationWorkflow workflow;
    private final RejectedAttempts attempts;
    private final GraphJson json;

    ApprovalsController(
            ReadableApprovals approvals, ActivationWorkflow workflow, RejectedAttempts attempts, GraphJson json) {
        this.approvals = approvals;
        this.workflow = workflow;
        this.attempts = attempts;
        this.json = json;
    }

    @GetMapping(PATH + "/filterByCurrentUser(on='{on}')")
    @Serves(Serves.TOP)
    Listing<ApprovalView> toDecide(@PathVariable("on") String on, QueryOptions options) {
        Whose.requireApprover(on);
        return Listing.of(PATH, approvals.toDecide(options.top()));
    }

    @GetMapping(PATH + "/{id}")
    Entity<ApprovalView> approval(@PathVariable("id") String id) {
        return Entity.of(PATH, approvals.get(Ids.inPath(id)));
    }

    @GetMapping(PATH + "/{id}/steps")
    Listing<ApprovalView.Step> steps(@PathVariable("id") String id) {
        var approval = approvals.get(Ids.inPath(id));
        return Listing.of(stepsOf(approval.id()), approval.steps().stream());
    }

    @GetMapping(STEP)
    Entity<ApprovalView.Step> step(@PathVariable("id") String id, @PathVariable("stepId") String stepId) {
        var approval = approvals.get(sameId(id, stepId));
        return Entity.of(stepsOf(approval.id()), approval.step());
    }

    @PatchMapping(path = STEP, consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Void> decide(
            @PathVariable("id") String id,
            @PathVariable("stepId") String stepId,
            @RequestBody(required = false) byte @Nullable [] bytes) {
        var key = sameId(id, stepId);
        return attempts.watch(Attempt.DECISION, key, null, () -> decide(key, bytes));
    }

    private ResponseEntity<Void> decide(UUID id, byte @Nullable [] bytes) {
        var activation = approvals.requireKnown(id);
        var review = json.read(bytes, ReviewBody.class);
        workflow.decide(activation, review.verdict(), review.reason());
        return ResponseEntity.noContent().build();
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
