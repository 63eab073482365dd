package org.countersign.activation;

import java.util.Optional;
import org.countersign.assignment.Verdict;
import org.countersign.directory.Directory;
import org.countersign.directory.UserId;
import org.springframework.stereotype.Component;

/**
 * Where the settings ask for it, an approver approved: the recorded decision says so, nothing else. Whether he was one was
 * judged when he decided; that he is no account of the requestor's person is judged again, since accounts are linked to
 * persons meanwhile.
 */
@Component
final class ApprovalRule implements ActivationRule {

    private final Decisions decisions;
    private final Directory directory;

    ApprovalRule(Decisions decisions, Directory directory) {
        this.decisions = decisions;
        this.directory = directory;
    }

    @Override
    public RuleName name() {
        return RuleName.APPROVAL;
    }

    @Override
    public Optional<String> violation(ActivationCheck check) {
        return !check.settings().approvalRequired() || isApproved(check.activation())
                ? Optional.empty()
                : Optional.of("No approver has approved the request.");
    }

    private boolean isApproved(Activation activation) {
        return decisions
                .find(activation.id())
                .filter(decision -> decision.verdict() == Verdict.APPROVE)
                .filter(decision ->
                        isSomebodyElse(decision.approver(), activation.request().requestor()))
                .isPresent();
    }

    private boolean isSomebodyElse(UserId approver, UserId requestor) {
        return !directory.user(approver).isSamePersonAs(directory.user(requestor));
    }
}
