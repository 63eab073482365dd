package org.countersign.process;

import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.function.Consumer;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.countersign.activation.ActivationId;
import org.countersign.activation.Activations;
import org.countersign.assignment.ExtensionId;
import org.countersign.assignment.Extensions;
import org.countersign.time.OneByOne;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Says again what a process has missed: a request or role that is over has no business waiting for a message. */
@Component
public class ProcessReconciler {

    private static final Logger log = LoggerFactory.getLogger(ProcessReconciler.class);

    private static final int BATCH = 1_000;

    private final RuntimeService runtimeService;
    private final Activations activations;
    private final Extensions extensions;
    private final ProcessNudges nudges;
    private final ApprovalCandidates candidates;

    ProcessReconciler(
            RuntimeService runtimeService,
            Activations activations,
            Extensions extensions,
            ProcessNudges nudges,
            ApprovalCandidates candidates) {
        this.runtimeService = runtimeService;
        this.activations = activations;
        this.extensions = extensions;
        this.nudges = nudges;
        this.candidates = candidates;
    }

    /** Goes through the open instances; and offers open tasks to whoever is an approver by now. */
    @Scheduled(
            fixedDelayString = "${countersign.reconcile-interval:PT1M}",
            initialDelayString = "${countersign.reconcile-interval:PT1M}")
    public void reconcile() {
        candidates.refresh();
        eachOpen(
                CamundaActivationWorkflow.PROCESS,
                key -> activations.find(ActivationId.of(key)).ifPresent(nudges::tell));
        eachOpen(
                CamundaExtensionWorkflow.PROCESS,
                key -> extensions.find(ExtensionId.of(key)).ifPresent(nudges::tell));
    }

    /** All are found before one is told: those that end at being told would move up what comes after them. */
    private void eachOpen(String process, Consumer<String> businessKey) {
        var instances = runtimeService
                .createProcessInstanceQuery()
                .processDefinitionKey(process)
                .orderByProcessInstanceId()
                .asc();
        var keys = new LinkedHashSet<String>();
        var count = instances.count();
        for (int first = 0; first < count; first += BATCH) {
            instances.listPage(first, BATCH).stream()
                    .map(ProcessInstance::getBusinessKey)
                    .filter(Objects::nonNull)
                    .forEach(keys::add);
        }
        OneByOne.attempt(
                keys,
                businessKey,
                (key, e) -> log.warn("The process of {} could not be compared with the store", key, e));
    }
}
