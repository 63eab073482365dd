package org.countersign.process.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.variable.value.StringValue;

/**
 * Takes what a process is started with out of its variables, before any of it is written, and keeps it in memory for as
 * long as the engine's command lasts: a typed code is neither among the variables nor in the history, and no expression
 * of a model reaches it. Texts of the known names alone are taken in; whoever adds a variable that a gateway goes by adds
 * nothing.
 */
public final class FleetingStart extends AbstractBpmnParseListener implements ExecutionListener {

    private final Set<String> names;

    FleetingStart(Set<String> names) {
        this.names = Set.copyOf(names);
    }

    /** What the process was started with under a name; empty where it was not, or not in the present command. */
    public static String read(DelegateExecution execution, String name) {
        return started().with(execution.getProcessInstanceId()).getOrDefault(name, "");
    }

    @Override
    public void parseProcess(Element element, ProcessDefinitionEntity definition) {
        definition.addBuiltInListener(EVENTNAME_START, this);
    }

    @Override
    public void notify(DelegateExecution execution) {
        started().put(execution.getProcessInstanceId(), textsIn(execution));
        execution.removeVariables();
    }

    private Map<String, String> textsIn(DelegateExecution execution) {
        var texts = new HashMap<String, String>();
        for (var name : names) {
            if (execution.getVariableTyped(name, false) instanceof StringValue text && text.getValue() != null) {
                texts.put(name, text.getValue().strip());
            }
        }
        return texts;
    }

    private static StartedProcesses started() {
        return Context.getCommandContext().getSession(StartedProcesses.class);
    }
}
