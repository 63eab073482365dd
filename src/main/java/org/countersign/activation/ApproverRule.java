package org.countersign.activation;

import java.util.Optional;
import org.countersign.assignment.Approvers;
import org.countersign.directory.Directory;
import org.springframework.stereotype.Component;

/** Where the settings ask for an approval, there is somebody who could give it: else the request would wait in vain. */
@Component
final class ApproverRule implements ActivationRule {

    private final Approvers approvers;
    private final Directory directory;

    ApproverRule(Approvers approvers, Directory directory) {
        this.approvers = approvers;
        this.directory = directory;
    }

    @Override
    public RuleName name() {
        return RuleName.APPROVER;
    }

    @Override
    public Optional<String> violation(ActivationCheck check) {
        return check.settings().approvalRequired() && nobodyIsAskedAbout(check.request())
                ? Optional.of("Nobody could approve this request: no approver but its own requestor is enabled,"
                        + " and there is no other administrator.")
                : Optional.empty();
    }

    private boolean nobodyIsAskedAbout(RequestActivation request) {
        return directory
                .findUser(request.requestor())
                .filter(requestor ->
                        !approvers.askedAbout(request.role(), requestor).isEmpty())
                .isEmpty();
    }
}
