package org.countersign.process;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.countersign.assignment.DecisionRefused;
import org.springframework.stereotype.Component;

/** Completes the task in which a request is decided, in the caller's transaction and as the signed-in user. */
@Component
class DecisionTaskCompletion {

    private final TaskService taskService;

    DecisionTaskCompletion(TaskService taskService) {
        this.taskService = taskService;
    }

    /** @throws DecisionRefused if what is sent does not count, or the request does not wait for it */
    void complete(String taskKey, UUID request, Map<String, Object> sent) {
        var task = taskOf(taskKey, request).orElseThrow(DecisionRefused::notPending);
        try {
            taskService.complete(task.getId(), sent);
        } catch (OptimisticLockingException e) {
            throw DecisionRefused.notPending();
        } catch (ProcessEngineException e) {
            throw refusalIn(e).map(RuntimeException.class::cast).orElse(e);
        }
    }

    private Optional<Task> taskOf(String taskKey, UUID request) {
        return Optional.ofNullable(taskService
                .createTaskQuery()
                .processInstanceBusinessKey(request.toString())
                .taskDefinitionKey(taskKey)
                .singleResult());
    }

    private static Optional<DecisionRefused> refusalIn(Throwable thrown) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
                .filter(DecisionRefused.class::isInstance)
                .map(DecisionRefused.class::cast)
                .findFirst();
    }
}
