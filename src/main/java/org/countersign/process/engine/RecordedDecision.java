package org.countersign.process.engine;

import org.camunda.bpm.engine.delegate.TaskListener;

/**
 * How an approver's decision gets from the engine to the store.
 *
 * @param task the id of the task in a model
 * @param form the id of the form it shows
 * @param listener what records the decision
 */
public record RecordedDecision(String task, String form, TaskListener listener) {}
