package org.countersign.process.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.ObjectValue;
import org.camunda.bpm.engine.variable.value.StringValue;

/**
 * Takes what a process is started with into memory, for as long as its first transaction lasts, before any of it is
 * written: a typed code is neither among the variables nor in the history. Texts of the known names alone are taken in;
 * whoever adds one that a gateway goes by adds nothing.
 */
public final class FleetingStart extends AbstractBpmnParseListener implements ExecutionListener {

    /** The one variable that what was taken in lies in. Nobody can submit it: it would not become a fleeting one. */
    private static final String TAKEN = "startedWith";

    private final Set<String> names;

    FleetingStart(Set<String> names) {
        this.names = Set.copyOf(names);
    }

    /** What the process was started with under a name; empty where it is none of the first transaction's texts. */
    public static String read(VariableScope scope, String name) {
        // Whatever somebody puts in its place later on is not even made an object of.
        return scope.getVariableTyped(TAKEN, false) instanceof ObjectValue value
                        && value.isDeserialized()
                        && value.getValue() instanceof Taken taken
                ? taken.texts().getOrDefault(name, "")
                : "";
    }

    @Override
    public void parseProcess(Element element, ProcessDefinitionEntity definition) {
        definition.addBuiltInListener(EVENTNAME_START, this);
    }

    /** A called process has its variables from its caller, who was looked at. */
    @Override
    public void notify(DelegateExecution execution) {
        if (execution.getSuperExecution() == null) {
            var texts = textsIn(execution);
            execution.removeVariables();
            execution.setVariable(TAKEN, Variables.untypedValue(new Taken(texts), true));
        }
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

    /** A type of its own, which no submitted variable can have. */
    private record Taken(Map<String, String> texts) {}
}
