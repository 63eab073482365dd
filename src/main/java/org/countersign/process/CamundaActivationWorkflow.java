package org.countersign.process;

import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.countersign.activation.Activation;
import org.countersign.activation.ActivationApproval;
import org.countersign.activation.ActivationId;
import org.countersign.activation.ActivationWorkflow;
import org.countersign.activation.Activations;
import org.countersign.activation.RequestActivation;
import org.countersign.assignment.Verdict;
import org.countersign.mfa.SecondFactor;
import org.countersign.security.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Starts the process and completes its approval, each in one transaction with what the store records of it. */
@Component
class CamundaActivationWorkflow implements ActivationWorkflow {

    static final String PROCESS = "role-activation";

    private final RuntimeService runtimeService;
    private final DecisionTaskCompletion completion;
    private final Activations activations;
    private final ActivationApproval approval;
    private final CurrentUser currentUser;

    CamundaActivationWorkflow(
            RuntimeService runtimeService,
            DecisionTaskCompletion completion,
            Activations activations,
            ActivationApproval approval,
            CurrentUser currentUser) {
        this.runtimeService = runtimeService;
        this.completion = completion;
        this.activations = activations;
        this.approval = approval;
        this.currentUser = currentUser;
    }

    @Override
    @Transactional
    public Activation start(RequestActivation request, @Nullable SecondFactor offered) {
        var started = OfferedProof.during(
                offered, () -> runtimeService.startProcessInstanceByKey(PROCESS, StartVariables.of(request, offered)));
        return Optional.ofNullable(started.getBusinessKey())
                .map(ActivationId::of)
                .flatMap(activations::find)
                .orElseThrow(() -> new IllegalStateException("The process registers no request"));
    }

    /** Asks the store first: under the lock that this takes, nobody closes the request and takes the task away. */
    @Override
    @Transactional
    public void decide(ActivationId id, Verdict verdict, String justification) {
        approval.requireDecidable(id, currentUser.id());
        completion.complete(
                ApproveActivationListener.TASK,
                id.value(),
                Map.of(DecisionListener.DECISION, verdict.name(), DecisionListener.JUSTIFICATION, justification));
    }
}
