package org.countersign.process;

import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.countersign.assignment.DecisionRefused;
import org.countersign.assignment.ExtensionApproval;
import org.countersign.assignment.ExtensionId;
import org.countersign.assignment.ExtensionRequest;
import org.countersign.assignment.ExtensionTerms;
import org.countersign.assignment.Extensions;
import org.countersign.assignment.InvalidRequest;
import org.countersign.directory.UserId;
import org.countersign.security.CurrentUser;
import org.springframework.stereotype.Component;

/** Decide extension: an approval takes effect with its record, so that no step after it could be led astray. */
@Component
class DecideExtensionListener extends DecisionListener {

    static final String TASK = "Task_DecideExtension";
    static final String FORM = "decide-extension";

    private static final Set<String> SENT =
            Set.of(DECISION, JUSTIFICATION, ExtensionVariables.START, ExtensionVariables.END, ExtensionVariables.TYPE);

    private final Extensions extensions;
    private final ExtensionApproval approval;
    private final ExtensionTask task;
    private final AskedTerms terms;

    DecideExtensionListener(
            Extensions extensions,
            ExtensionApproval approval,
            ExtensionTask task,
            AskedTerms terms,
            CurrentUser currentUser) {
        super(TASK, FORM, SENT, currentUser);
        this.extensions = extensions;
        this.approval = approval;
        this.task = task;
        this.terms = terms;
    }

    @Override
    Optional<Set<String>> candidatesFor(UUID request) {
        return extensions.find(new ExtensionId(request)).map(task::candidatesFor);
    }

    @Override
    Map<String, String> shown(UUID request) {
        return extensions.find(new ExtensionId(request)).map(task::facts).orElseGet(Map::of);
    }

    @Override
    void offer(DelegateTask delegateTask, UUID request) {
        var pending = pending(request);
        delegateTask.setDueDate(Date.from(pending.deadline()));
        delegateTask.setName(task.name(pending));
        task.candidatesFor(pending).forEach(delegateTask::addCandidateUser);
    }

    @Override
    void requireDecidable(UUID request, UserId by) {
        approval.requireDecidable(new ExtensionId(request), by);
    }

    @Override
    void decide(DelegateTask delegateTask, UUID request, UserId by) {
        approval.decide(
                new ExtensionId(request),
                verdict(delegateTask),
                text(delegateTask, JUSTIFICATION),
                termsIn(delegateTask, request),
                by);
    }

    private ExtensionTerms termsIn(DelegateTask delegateTask, UUID request) {
        try {
            return terms.in(
                    name -> text(delegateTask, name).strip(), known(request).asked());
        } catch (InvalidRequest e) {
            throw DecisionRefused.invalid(e.getMessage());
        }
    }

    private ExtensionRequest pending(UUID request) {
        var known = known(request);
        if (!known.isPending()) {
            throw new IllegalStateException("Request " + request + " waits for no decision");
        }
        return known;
    }

    private ExtensionRequest known(UUID request) {
        return extensions
                .find(new ExtensionId(request))
                .orElseThrow(() -> new IllegalStateException("No request " + request + " to extend or renew"));
    }
}
