package org.countersign.process.engine;

import java.util.List;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * Hangs the listeners that record decisions on each user task that shows their form, and fills that form. The listeners
 * are built-in ones: the engine calls them even where a caller asks to skip listeners, and before anything asynchronous
 * goes on.
 */
final class DecisionTasks extends AbstractBpmnParseListener {

    private final List<DecisionTask> decisions;

    DecisionTasks(List<DecisionTask> decisions) {
        this.decisions = decisions;
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        var form = element.attributeNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "formRef");
        var task = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
        decisions.stream().filter(decision -> decision.form().equals(form)).forEach(decision -> {
            hang(decision.listener(), task);
            task.setTaskFormHandler(new FilledForm(task.getTaskFormHandler(), decision.shown()));
        });
    }

    private static void hang(TaskListener listener, TaskDefinition task) {
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_CREATE, listener);
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_ASSIGNMENT, listener);
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, listener);
    }
}
