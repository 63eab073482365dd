package org.countersign.graph.policy;

import java.util.UUID;
import java.util.function.Consumer;
import org.countersign.activation.AttemptRejected.Attempt;
import org.countersign.assignment.PlainText;
import org.countersign.graph.error.GraphException;
import org.countersign.graph.odata.Entity;
import org.countersign.graph.odata.Listing;
import org.countersign.graph.request.ReviewBody;
import org.countersign.graph.wire.Caller;
import org.countersign.graph.wire.GraphController;
import org.countersign.graph.wire.GraphJson;
import org.countersign.graph.wire.Ids;
import org.countersign.graph.wire.Reads;
import org.countersign.graph.wire.RejectedAttempts;
import org.countersign.role.SettingsProposal;
import org.countersign.role.SettingsProposals;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;

/**
 * Changes of policies that wait for another administrator; Graph has no such thing. Administrators read them all, everybody
 * else those that he proposed while he was one.
 */
@GraphController
class PolicyProposalsController {

    static final String PATH = "policies/roleManagementPolicyProposals";

    private static final String ONE = PATH + "/{id}";

    private final SettingsProposals proposals;
    private final GraphJson json;
    private final RejectedAttempts attempts;
    private final Caller caller;

    PolicyProposalsController(SettingsProposals proposals, GraphJson json, RejectedAttempts attempts, Caller caller) {
        this.proposals = proposals;
        this.json = json;
        this.attempts = attempts;
        this.caller = caller;
    }

    @GetMapping(PATH)
    Listing<PolicyProposalView> list() {
        return Listing.of(
                PATH, proposals.all().stream().filter(this::isReadable).map(this::view));
    }

    @GetMapping(ONE)
    Entity<PolicyProposalView> get(@PathVariable("id") String id) {
        return Entity.of(PATH, view(find(id)));
    }

    @PatchMapping(path = ONE, consumes = MediaType.APPLICATION_JSON_VALUE)
    @Reads(ReviewBody.class)
    ResponseEntity<Void> decide(@PathVariable("id") String id, @RequestBody(required = false) byte @Nullable [] bytes) {
        return change(id, proposal -> decide(proposal, json.read(bytes, ReviewBody.class)));
    }

    private void decide(UUID proposal, ReviewBody review) {
        var reason = PlainText.paragraph("The justification", review.reason(), PlainText.LONGEST_REASON);
        switch (review.verdict()) {
            case APPROVE -> proposals.approve(proposal, reason, caller.id());
            case DENY -> proposals.deny(proposal, reason, caller.id());
        }
    }

    @DeleteMapping(ONE)
    ResponseEntity<Void> withdraw(@PathVariable("id") String id) {
        return change(id, proposal -> proposals.withdraw(proposal, caller.id()));
    }

    private ResponseEntity<Void> change(String id, Consumer<UUID> deed) {
        var proposal = find(id);
        return attempts.watch(Attempt.SETTINGS, proposal.id(), proposal.role(), () -> {
            deed.accept(proposal.id());
            return ResponseEntity.noContent().build();
        });
    }

    private SettingsProposal find(String id) {
        return proposals.find(Ids.inPath(id)).filter(this::isReadable).orElseThrow(GraphException::notFound);
    }

    private boolean isReadable(SettingsProposal proposal) {
        return caller.is(proposal.by()) || caller.mayAdminister();
    }

    private PolicyProposalView view(SettingsProposal proposal) {
        return PolicyProposalView.of(proposal, proposals.effectOf(proposal));
    }
}
