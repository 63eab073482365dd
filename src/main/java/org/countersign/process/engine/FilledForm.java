package org.countersign.process.engine;

import java.util.Map;
import java.util.function.Function;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.form.FormField;
import org.camunda.bpm.engine.form.TaskFormData;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.cmd.GetTaskFormVariablesCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.form.FormFieldImpl;
import org.camunda.bpm.engine.impl.form.handler.TaskFormHandler;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;

/**
 * A task's form, filled at the moment in which somebody reads it: the engine keeps no copy of what it shows. Only what
 * reads the form's values gets fields; whoever asks which form it is would take them for one of the engine's own.
 */
final class FilledForm implements TaskFormHandler {

    private final TaskFormHandler form;
    private final Function<DelegateExecution, Map<String, String>> shown;

    FilledForm(TaskFormHandler form, Function<DelegateExecution, Map<String, String>> shown) {
        this.form = form;
        this.shown = shown;
    }

    @Override
    public TaskFormData createTaskForm(TaskEntity task) {
        var data = form.createTaskForm(task);
        if (isRead()) {
            shown.apply(task.getExecution())
                    .forEach((key, text) -> data.getFormFields().add(field(key, text)));
        }
        return data;
    }

    private static boolean isRead() {
        return Context.getCommandInvocationContext().getCommand() instanceof GetTaskFormVariablesCmd;
    }

    private static FormField field(String key, String text) {
        var field = new FormFieldImpl();
        field.setId(key);
        field.setValue(Variables.stringValue(text));
        return field;
    }

    @Override
    public void parseConfiguration(
            Element element, DeploymentEntity deployment, ProcessDefinitionEntity definition, BpmnParse parse) {
        form.parseConfiguration(element, deployment, definition, parse);
    }

    @Override
    public void submitFormVariables(VariableMap sent, VariableScope scope) {
        form.submitFormVariables(sent, scope);
    }
}
