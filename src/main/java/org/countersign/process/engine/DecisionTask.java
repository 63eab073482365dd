package org.countersign.process.engine;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.TaskListener;

/**
 * A task in which people decide, and how their decision gets from the engine to the store.
 *
 * @param task its id in a model
 * @param form the id of the form it shows
 * @param sent what the form sends, by its fields' keys
 * @param listener what records the decision
 * @param shown what the form shows of the request that a process serves, by its fields' keys
 */
public record DecisionTask(
        String task,
        String form,
        Set<String> sent,
        TaskListener listener,
        Function<DelegateExecution, Map<String, String>> shown) {

    public DecisionTask {
        sent = Set.copyOf(sent);
    }
}
