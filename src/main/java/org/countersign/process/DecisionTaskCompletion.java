package org.countersign.process;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.task.Task;
import org.countersign.assignment.DecisionRefused;
import org.springframework.stereotype.Component;

/** Completes the task in which a request is decided, in the caller's transaction and as the signed-in user. */
@Component
class DecisionTaskCompletion {

    private final TaskService taskService;
    private final String tasks;

    DecisionTaskCompletion(TaskService taskService, ManagementService managementService) {
        this.taskService = taskService;
        this.tasks = "select task.* from %s task join %s process on process.ID_ = task.PROC_INST_ID_"
                .formatted(managementService.getTableName(Task.class), managementService.getTableName(Execution.class));
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

    /** By a query of our own: the engine's, which knows of hundreds of conditions, takes a tenth of a decision. */
    private Optional<Task> taskOf(String taskKey, UUID request) {
        return Optional.ofNullable(taskService
                .createNativeTaskQuery()
                .sql(tasks + " where process.BUSINESS_KEY_ = #{request} and task.TASK_DEF_KEY_ = #{task}")
                .parameter("request", request.toString())
                .parameter("task", taskKey)
                .singleResult());
    }

    private static Optional<DecisionRefused> refusalIn(Throwable thrown) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
                .filter(DecisionRefused.class::isInstance)
                .map(DecisionRefused.class::cast)
                .findFirst();
    }
}
