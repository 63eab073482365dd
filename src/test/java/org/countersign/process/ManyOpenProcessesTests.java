package org.countersign.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.RETURNS_SELF;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.ProcessInstanceQuery;
import org.countersign.activation.ActivationId;
import org.countersign.activation.Activations;
import org.countersign.assignment.Extensions;
import org.junit.jupiter.api.Test;

/** More processes are open than are read at once; each ends as soon as it is told what it has missed, and another one begins. */
class ManyOpenProcessesTests {

    private final List<String> open = new ArrayList<>(
            LongStream.range(0, 2500).mapToObj(n -> new UUID(0, n).toString()).toList());

    @Test
    void noneIsPassedOver() {
        var before = List.copyOf(open);
        var told = new HashSet<String>();
        var activations = mock(Activations.class);
        when(activations.find(any())).thenAnswer(call -> {
            open.remove(call.getArgument(0, ActivationId.class).toString());
            open.add(0, UUID.randomUUID().toString());
            told.add(call.getArgument(0, ActivationId.class).toString());
            return Optional.empty();
        });

        new ProcessReconciler(
                        engine(),
                        activations,
                        mock(Extensions.class),
                        mock(ProcessNudges.class),
                        mock(ApprovalCandidates.class))
                .reconcile();

        assertThat(told).containsAll(before);
    }

    private RuntimeService engine() {
        var query = mock(ProcessInstanceQuery.class, RETURNS_SELF);
        when(query.count()).thenAnswer(call -> (long) open.size());
        when(query.listPage(anyInt(), anyInt())).thenAnswer(call -> page(call.getArgument(0), call.getArgument(1)));
        var engine = mock(RuntimeService.class);
        when(engine.createProcessInstanceQuery()).thenReturn(query);
        return engine;
    }

    private List<ProcessInstance> page(int first, int size) {
        return open.stream()
                .skip(first)
                .limit(size)
                .map(ManyOpenProcessesTests::instance)
                .toList();
    }

    private static ProcessInstance instance(String businessKey) {
        var instance = mock(ProcessInstance.class);
        when(instance.getBusinessKey()).thenReturn(businessKey);
        return instance;
    }
}
