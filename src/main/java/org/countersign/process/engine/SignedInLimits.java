package org.countersign.process.engine;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.cfg.CommandChecker;
import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitStartFormCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.jspecify.annotations.Nullable;

/**
 * What somebody who is signed in to the engine may do there, whatever permissions he has been given: read, work on a
 * task, start a process at its beginning. Everything else is refused, in one sentence. The engine's own checkers stand
 * beside this one and say which objects he may do that with.
 *
 * <p>The engine asks a checker one question for each kind of deed. This one answers them all by a short list of what is
 * allowed, so that a question a later engine adds is answered with no. Some deeds share a question (to throw a task's
 * error is "work" like completing it; to start in the middle is a "start"), so the command that asks must be listed too.
 *
 * <p>Where nobody is signed in to the engine, nothing is refused: that is the service's own work, or a job. Nor is what
 * the engine does by itself on the way, delegates and listeners included: it runs with the engine's authorization
 * switched off, here as there. What comes that way, a batch above all, the store answers.
 */
final class SignedInLimits implements InvocationHandler {

    private static final String READING = "checkRead";

    private static final Map<String, Set<Class<?>>> WORK = Map.of(
            "checkTaskWork", Set.of(ClaimTaskCmd.class, CompleteTaskCmd.class, SubmitTaskFormCmd.class),
            // To put a task back; whom it may be assigned to, and by whom, its listener says.
            "checkTaskAssign", Set.of(AssignTaskCmd.class),
            "checkCreateProcessInstance", Set.of(StartProcessInstanceCmd.class, SubmitStartFormCmd.class));

    private SignedInLimits() {}

    static CommandChecker checker() {
        return (CommandChecker) Proxy.newProxyInstance(
                SignedInLimits.class.getClassLoader(), new Class<?>[] {CommandChecker.class}, new SignedInLimits());
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method question, Object @Nullable [] arguments) throws Throwable {
        if (question.getDeclaringClass() == Object.class) {
            return question.invoke(this, arguments);
        }
        if (isSomebodySignedIn() && !isAllowed(question.getName())) {
            throw new AuthorizationException("Whoever is signed in may read, decide what he is asked and request roles"
                    + " for himself; nothing else is done in the engine.");
        }
        return null;
    }

    private static boolean isSomebodySignedIn() {
        var context = Context.getCommandContext();
        return context.getAuthentication() != null && context.isAuthorizationCheckEnabled();
    }

    private static boolean isAllowed(String question) {
        return question.startsWith(READING)
                || WORK.getOrDefault(question, Set.of()).contains(currentCommand());
    }

    private static Class<?> currentCommand() {
        return Context.getCommandInvocationContext().getCommand().getClass();
    }
}
