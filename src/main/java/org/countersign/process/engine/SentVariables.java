package org.countersign.process.engine;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.cfg.CommandChecker;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.StringValue;
import org.jspecify.annotations.Nullable;

/**
 * Takes what was sent with a task out of the process again, and leaves what its model had set before. The engine sets what
 * is sent before it asks any listener, over variables of the same names; so what these said is noted when it asks whether
 * the task may be worked on, which is just before. It is kept for as long as the engine's command lasts.
 *
 * <p>Where nothing was noted, everything is taken out: whoever decides sets no variable of a process.
 */
public final class SentVariables implements Session {

    private static final Set<Class<?>> COMPLETIONS = Set.of(CompleteTaskCmd.class, SubmitTaskFormCmd.class);

    private final Map<String, VariableMap> before = new HashMap<>();

    /**
     * What was sent under a name; empty where it was left out, is no text, or is what the variable said already: a model
     * puts no words into the mouth of whoever decides. Where nothing was noted, nothing is known to have been sent.
     */
    public static String text(DelegateTask task, String name) {
        return session().before.containsKey(task.getId())
                        && isSent(task, name)
                        && task.getVariableTyped(name, false) instanceof StringValue text
                        && text.getValue() != null
                ? text.getValue()
                : "";
    }

    /** To be called when the task is completed, once what was sent has been read. */
    public static void takeBack(DelegateTask task) {
        var before = beforeOf(task);
        for (var name : Set.copyOf(task.getVariableNames())) {
            if (!before.containsKey(name)) {
                task.removeVariable(name);
            } else if (isSent(task, name)) {
                task.setVariable(name, before.getValueTyped(name));
            }
        }
    }

    private static boolean isSent(DelegateTask task, String name) {
        var before = beforeOf(task);
        return !before.containsKey(name)
                || !Objects.equals(task.getVariableTyped(name, false), before.getValueTyped(name));
    }

    private static VariableMap beforeOf(DelegateTask task) {
        return session().before.getOrDefault(task.getId(), Variables.createVariables());
    }

    private static SentVariables session() {
        return Context.getCommandContext().getSession(SentVariables.class);
    }

    private void note(TaskEntity task) {
        if (COMPLETIONS.contains(
                Context.getCommandInvocationContext().getCommand().getClass())) {
            before.put(task.getId(), task.getVariablesTyped(false));
        }
    }

    @Override
    public void flush() {
        // Nothing of it is ever written.
    }

    @Override
    public void close() {
        before.clear();
    }

    /** Refuses nothing: it is asked before a task is worked on, and notes what there is. */
    static CommandChecker checker() {
        return (CommandChecker) Proxy.newProxyInstance(
                SentVariables.class.getClassLoader(), new Class<?>[] {CommandChecker.class}, new Noting());
    }

    private static final class Noting implements InvocationHandler {

        @Override
        public @Nullable Object invoke(Object proxy, Method question, Object @Nullable [] arguments) throws Throwable {
            if (question.getDeclaringClass() == Object.class) {
                return question.invoke(this, arguments);
            }
            if (arguments != null && arguments.length == 1 && arguments[0] instanceof TaskEntity task) {
                session().note(task);
            }
            return null;
        }
    }

    /** Opens one for each command that asks. */
    static final class Factory implements SessionFactory {

        @Override
        public Class<?> getSessionType() {
            return SentVariables.class;
        }

        @Override
        public Session openSession() {
            return new SentVariables();
        }
    }
}
