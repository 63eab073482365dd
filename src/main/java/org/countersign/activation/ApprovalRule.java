package org.countersign.activation;

import java.util.Optional;
import org.springframework.stereotype.Component;

/** Where the settings ask for it, an approver approved: the recorded decision says so, nothing else. */
@Component
final class ApprovalRule implements ActivationRule {

    private final Decisions decisions;

    ApprovalRule(Decisions decisions) {
        this.decisions = decisions;
    }

    @Override
    public RuleName name() {
        return RuleName.APPROVAL;
    }

    @Override
    public Optional<String> violation(ActivationCheck check) {
        return !check.settings().approvalRequired()
                        || isApproved(check.activation().id())
                ? Optional.empty()
                : Optional.of("No approver has approved the request.");
    }

    private boolean isApproved(ActivationId id) {
        return decisions
                .find(id)
                .filter(decision -> decision.verdict() == Verdict.APPROVE)
                .isPresent();
    }
}
