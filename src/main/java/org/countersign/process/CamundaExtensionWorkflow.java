package org.countersign.process;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.countersign.assignment.ExtensionApproval;
import org.countersign.assignment.ExtensionId;
import org.countersign.assignment.ExtensionRequest;
import org.countersign.assignment.ExtensionTerms;
import org.countersign.assignment.ExtensionWorkflow;
import org.countersign.assignment.Extensions;
import org.countersign.assignment.RequestExtension;
import org.countersign.assignment.Verdict;
import org.countersign.security.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Starts the process and completes its decision, each in one transaction with what the store records of it. */
@Component
class CamundaExtensionWorkflow implements ExtensionWorkflow {

    static final String PROCESS = "assignment-extension";

    private final RuntimeService runtimeService;
    private final DecisionTaskCompletion completion;
    private final Extensions extensions;
    private final ExtensionApproval approval;
    private final CurrentUser currentUser;

    CamundaExtensionWorkflow(
            RuntimeService runtimeService,
            DecisionTaskCompletion completion,
            Extensions extensions,
            ExtensionApproval approval,
            CurrentUser currentUser) {
        this.runtimeService = runtimeService;
        this.completion = completion;
        this.extensions = extensions;
        this.approval = approval;
        this.currentUser = currentUser;
    }

    @Override
    public ExtensionRequest start(RequestExtension order) {
        var started = runtimeService.startProcessInstanceByKey(PROCESS, ExtensionVariables.of(order));
        return Optional.ofNullable(started.getBusinessKey())
                .map(ExtensionId::of)
                .flatMap(extensions::find)
                .orElseThrow(() -> new IllegalStateException("The process registers no request"));
    }

    /** Asks the store first: under the lock that this takes, nobody closes the request and takes the task away. */
    @Override
    @Transactional
    public void decide(ExtensionId id, Verdict verdict, String justification, @Nullable ExtensionTerms terms) {
        approval.requireDecidable(id, currentUser.id());
        var sent = new HashMap<String, Object>(terms == null ? Map.of() : ExtensionVariables.of(terms));
        sent.put(DecisionListener.DECISION, verdict.name());
        sent.put(DecisionListener.JUSTIFICATION, justification);
        completion.complete(DecideExtensionListener.TASK, id.value(), sent);
    }
}
