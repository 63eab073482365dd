package org.countersign.activation;

import java.util.List;

/**
 * What asking for a role would lead to.
 *
 * @param activation the request as it would be registered
 * @param findings what each rule would find
 * @param approvers how many accounts could approve it now, or after activating an administrator's role; 0 where no
 *     approval is needed
 */
public record Rehearsal(Activation activation, List<Finding> findings, int approvers) {

    /** The rules that would fail. */
    public List<Finding> violations() {
        return findings.stream().filter(finding -> !finding.met()).toList();
    }

    /** What the request would be once its rules are met. */
    public ActivationStatus expectedStatus() {
        if (approvalRequired()) {
            return ActivationStatus.PENDING_APPROVAL;
        }
        return activation.request().start() == null ? ActivationStatus.ACTIVE : ActivationStatus.SCHEDULED;
    }

    /** Whether the request would wait for an approver. */
    public boolean approvalRequired() {
        return activation.settings().approvalRequired();
    }
}
