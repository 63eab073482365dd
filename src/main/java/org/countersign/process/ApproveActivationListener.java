package org.countersign.process;

import java.util.Date;
import java.util.Locale;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.variable.value.StringValue;
import org.countersign.activation.ActivationApproval;
import org.countersign.activation.ActivationId;
import org.countersign.assignment.DecisionRefused;
import org.countersign.assignment.Verdict;
import org.countersign.security.CurrentUser;
import org.springframework.stereotype.Component;

/**
 * Approve activation. The engine calls it as a built-in listener, which neither a model nor a caller can leave out.
 *
 * <p>At its creation the task is offered to the approvers. At its completion the decision is recorded, in the same
 * transaction, as the signed-in user's; whatever was sent is used up and removed, so that the engine keeps nothing.
 */
@Component
class ApproveActivationListener implements TaskListener {

    static final String TASK = "Task_ApproveActivation";
    static final String FORM = "approve-activation";

    static final String DECISION = "decision";
    static final String JUSTIFICATION = "justification";

    private final ActivationApproval approval;
    private final ApprovalTask task;
    private final Routes routes;
    private final CurrentUser currentUser;

    ApproveActivationListener(ActivationApproval approval, ApprovalTask task, Routes routes, CurrentUser currentUser) {
        this.approval = approval;
        this.task = task;
        this.routes = routes;
        this.currentUser = currentUser;
    }

    @Override
    public void notify(DelegateTask delegateTask) {
        switch (delegateTask.getEventName()) {
            case EVENTNAME_CREATE -> offer(delegateTask);
            case EVENTNAME_ASSIGNMENT -> requireApprovers(delegateTask);
            case EVENTNAME_COMPLETE -> decideOrNote(delegateTask);
            default -> throw new IllegalStateException("Unexpected event " + delegateTask.getEventName());
        }
    }

    private void offer(DelegateTask delegateTask) {
        var pending = approval.await(ActivationKey.of(delegateTask.getExecution()));
        delegateTask.setDueDate(Date.from(pending.approvalDeadline()));
        task.describe(delegateTask, pending);
        task.candidatesFor(pending).forEach(delegateTask::addCandidateUser);
    }

    /**
     * Who takes the task could decide it, and takes it for himself: nobody hands it to the requestor. Whoever else could
     * decide it may put it back, so that nobody sits on it; and so does the service, where an approver is one no more.
     */
    private void requireApprovers(DelegateTask delegateTask) {
        var assignee = delegateTask.getAssignee();
        var user = currentUser.find();
        if (assignee == null && user.isEmpty()) {
            return;
        }
        var by = currentUser.id();
        if (assignee != null && !assignee.equals(by.toString())) {
            throw DecisionRefused.invalid("A request is claimed for oneself only.");
        }
        approval.requireDecidable(ActivationKey.of(delegateTask.getExecution()), by);
    }

    private void decideOrNote(DelegateTask delegateTask) {
        var id = ActivationKey.of(delegateTask.getExecution());
        try {
            decide(delegateTask, id);
        } catch (DecisionRefused e) {
            new RefusedDecision(id, e).note();
            throw e;
        }
    }

    private void decide(DelegateTask delegateTask, ActivationId id) {
        var decided = approval.decide(id, verdict(delegateTask), text(delegateTask, JUSTIFICATION), currentUser.id());
        var execution = delegateTask.getExecution();
        routes.removeOthers(execution);
        routes.show(execution, decided);
    }

    private static Verdict verdict(DelegateTask delegateTask) {
        return switch (text(delegateTask, DECISION).toLowerCase(Locale.ROOT)) {
            case "approve" -> Verdict.APPROVE;
            case "deny" -> Verdict.DENY;
            default -> throw DecisionRefused.invalid("Choose to approve or to deny.");
        };
    }

    private static String text(DelegateTask delegateTask, String variable) {
        return delegateTask.getVariableTyped(variable, false) instanceof StringValue text ? text.getValue() : "";
    }
}
