package org.countersign.process;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.countersign.assignment.DecisionRefused;
import org.countersign.assignment.Verdict;
import org.countersign.directory.UserId;
import org.countersign.process.engine.DecisionTask;
import org.countersign.process.engine.SentVariables;
import org.countersign.security.CurrentUser;

/**
 * A task in which people decide a request. The engine calls it as a built-in listener, which neither a model nor a caller
 * can leave out.
 *
 * <p>At its creation the task is offered to whoever may decide. At its completion the decision is recorded, in the same
 * transaction, as the signed-in user's; whatever was sent is used up and taken back, so that the engine keeps nothing of
 * it, and no variable of the model's own says anything else afterwards.
 */
abstract class DecisionListener implements TaskListener {

    static final String DECISION = "decision";
    static final String JUSTIFICATION = "justification";

    private final DecisionTask task;
    private final CurrentUser currentUser;

    /**
     * @param task the task's id in a model
     * @param form the id of the form it shows
     * @param sent what the form sends, by its fields' keys
     */
    DecisionListener(String task, String form, Set<String> sent, CurrentUser currentUser) {
        this.task = new DecisionTask(task, form, sent, this, execution -> shown(RequestKey.of(execution)));
        this.currentUser = currentUser;
    }

    final DecisionTask asTask() {
        return task;
    }

    /** The engine's ids of those whom the request is offered to now; nothing where there is no such request. */
    abstract Optional<Set<String>> candidatesFor(UUID request);

    /** What whoever decides has to know, in words, by the form's keys; nothing where there is no such request. */
    abstract Map<String, String> shown(UUID request);

    /** Puts the task to those who may decide. */
    abstract void offer(DelegateTask delegateTask, UUID request);

    /** @throws DecisionRefused if somebody's decision would not count */
    abstract void requireDecidable(UUID request, UserId by);

    /**
     * Records what was sent.
     *
     * @throws DecisionRefused if it does not count
     */
    abstract void decide(DelegateTask delegateTask, UUID request, UserId by);

    @Override
    public final void notify(DelegateTask delegateTask) {
        var request = RequestKey.of(delegateTask.getExecution());
        switch (delegateTask.getEventName()) {
            case EVENTNAME_CREATE -> offer(delegateTask, request);
            case EVENTNAME_ASSIGNMENT -> orNoted(request, () -> requireApprovers(delegateTask, request));
            case EVENTNAME_COMPLETE -> orNoted(request, () -> settle(delegateTask, request));
            default -> throw new IllegalStateException("Unexpected event " + delegateTask.getEventName());
        }
    }

    /**
     * Who takes the task could decide it, and takes it for himself: nobody hands it to the requestor. Whoever else could
     * decide it may put it back, so that nobody sits on it; and so does the service, where an approver is one no more.
     */
    private void requireApprovers(DelegateTask delegateTask, UUID request) {
        var assignee = delegateTask.getAssignee();
        var user = currentUser.find();
        if (assignee == null && user.isEmpty()) {
            return;
        }
        var by = currentUser.id();
        if (assignee != null && !assignee.equals(by.toString())) {
            throw DecisionRefused.invalid("A request is claimed for oneself only.");
        }
        requireDecidable(request, by);
    }

    private void settle(DelegateTask delegateTask, UUID request) {
        decide(delegateTask, request, currentUser.id());
        SentVariables.takeBack(delegateTask);
    }

    /** What does not count is noted for the door it came through, which says why. */
    private static void orNoted(UUID request, Runnable attempt) {
        try {
            attempt.run();
        } catch (DecisionRefused e) {
            new RefusedDecision(request, e).note();
            throw e;
        }
    }

    static Verdict verdict(DelegateTask delegateTask) {
        return switch (text(delegateTask, DECISION).toLowerCase(Locale.ROOT)) {
            case "approve" -> Verdict.APPROVE;
            case "deny" -> Verdict.DENY;
            default -> throw DecisionRefused.invalid("Choose to approve or to deny.");
        };
    }

    /** What was sent under a name; empty where it is left out, or is no text. What a model has set counts for nothing. */
    static String text(DelegateTask delegateTask, String variable) {
        return SentVariables.text(delegateTask, variable);
    }
}
