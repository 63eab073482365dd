package org.countersign.process;

import java.util.Objects;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.countersign.activation.ActivationId;
import org.countersign.activation.Activations;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Says again what a process has missed: an activation that is over has no business waiting for a message. */
@Component
public class ProcessReconciler {

    private static final int BATCH = 1_000;

    private final RuntimeService runtimeService;
    private final Activations activations;
    private final ProcessNudges nudges;
    private final ApprovalCandidates candidates;

    ProcessReconciler(
            RuntimeService runtimeService,
            Activations activations,
            ProcessNudges nudges,
            ApprovalCandidates candidates) {
        this.runtimeService = runtimeService;
        this.activations = activations;
        this.nudges = nudges;
        this.candidates = candidates;
    }

    /** Goes through the open instances, a page at a time; and offers open tasks to whoever is an approver by now. */
    @Scheduled(
            fixedDelayString = "${countersign.reconcile-interval:PT1M}",
            initialDelayString = "${countersign.reconcile-interval:PT1M}")
    public void reconcile() {
        candidates.refresh();
        var instances = runtimeService
                .createProcessInstanceQuery()
                .processDefinitionKey(CamundaActivationWorkflow.PROCESS)
                .orderByProcessInstanceId()
                .asc();
        var count = instances.count();
        for (int first = 0; first < count; first += BATCH) {
            instances.listPage(first, BATCH).stream()
                    .map(ProcessInstance::getBusinessKey)
                    .filter(Objects::nonNull)
                    .map(ActivationId::of)
                    .flatMap(id -> activations.find(id).stream())
                    .forEach(nudges::tell);
        }
    }
}
