package org.countersign.process;

import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.countersign.activation.ActivationApproval;
import org.countersign.activation.ActivationId;
import org.countersign.activation.Activations;
import org.countersign.directory.UserId;
import org.countersign.security.CurrentUser;
import org.springframework.stereotype.Component;

/** Approve activation. */
@Component
class ApproveActivationListener extends DecisionListener {

    static final String TASK = "Task_ApproveActivation";
    static final String FORM = "approve-activation";

    private final Activations activations;
    private final ActivationApproval approval;
    private final ApprovalTask task;

    ApproveActivationListener(
            Activations activations, ActivationApproval approval, ApprovalTask task, CurrentUser currentUser) {
        super(TASK, FORM, Set.of(DECISION, JUSTIFICATION), currentUser);
        this.activations = activations;
        this.approval = approval;
        this.task = task;
    }

    @Override
    Optional<Set<String>> candidatesFor(UUID request) {
        return activations.find(new ActivationId(request)).map(task::candidatesFor);
    }

    @Override
    Map<String, String> shown(UUID request) {
        return activations.find(new ActivationId(request)).map(task::facts).orElseGet(Map::of);
    }

    @Override
    void offer(DelegateTask delegateTask, UUID request) {
        var pending = approval.await(new ActivationId(request));
        delegateTask.setDueDate(Date.from(pending.approvalDeadline()));
        delegateTask.setName(task.name(pending));
        task.candidatesFor(pending).forEach(delegateTask::addCandidateUser);
    }

    @Override
    void requireDecidable(UUID request, UserId by) {
        approval.requireDecidable(new ActivationId(request), by);
    }

    @Override
    void decide(DelegateTask delegateTask, UUID request, UserId by) {
        approval.decide(new ActivationId(request), verdict(delegateTask), text(delegateTask, JUSTIFICATION), by);
    }
}
