package org.countersign.process.engine;

import org.camunda.bpm.engine.delegate.TaskListener;

/**
 * A task in which people decide, and how their decision gets from the engine to the store.
 *
 * @param task its id in a model
 * @param form the id of the form it shows
 * @param listener what records the decision
 */
public record DecisionTask(String task, String form, TaskListener listener) {}
