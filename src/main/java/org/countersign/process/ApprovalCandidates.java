package org.countersign.process;

import static java.util.stream.Collectors.toSet;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.countersign.directory.GroupMembersChanged;
import org.countersign.directory.UserChanged;
import org.countersign.role.RoleSettingsChanged;
import org.countersign.time.OneByOne;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.task.TaskExecutor;
import org.springframework.core.task.TaskRejectedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionOperations;

/** Keeps pending tasks offered to those who are approvers now. Whether one may decide is asked again when he does. */
@Component
class ApprovalCandidates {

    private static final Logger log = LoggerFactory.getLogger(ApprovalCandidates.class);

    private final TaskService taskService;
    private final RuntimeService runtimeService;
    private final AuthorizationService authorizationService;
    private final List<DecisionListener> decisions;
    private final TransactionOperations transactions;
    private final TaskExecutor executor;

    /** One import changes thousands of memberships; one refresh serves all that came before it. */
    private final AtomicBoolean due = new AtomicBoolean();

    ApprovalCandidates(
            TaskService taskService,
            RuntimeService runtimeService,
            AuthorizationService authorizationService,
            List<DecisionListener> decisions,
            TransactionOperations transactions,
            @Qualifier("applicationTaskExecutor") TaskExecutor executor) {
        this.taskService = taskService;
        this.runtimeService = runtimeService;
        this.authorizationService = authorizationService;
        this.decisions = List.copyOf(decisions);
        this.transactions = transactions;
        this.executor = executor;
    }

    @TransactionalEventListener({GroupMembersChanged.class, UserChanged.class, RoleSettingsChanged.class})
    void approversChanged() {
        if (due.compareAndSet(false, true)) {
            refreshSoon();
        }
    }

    private void refreshSoon() {
        try {
            executor.execute(this::refreshInTurn);
        } catch (TaskRejectedException e) {
            due.set(false);
            log.info("The candidates of tasks are refreshed with the next reconciliation: {}", e.getMessage());
        }
    }

    /** One at a time: the next one waits, and takes along whatever changes until it begins. */
    private synchronized void refreshInTurn() {
        due.set(false);
        refresh();
    }

    /** Each task in a transaction of its own: one that is being completed just now holds up no other. */
    void refresh() {
        for (var decision : decisions) {
            var tasks = taskService
                    .createTaskQuery()
                    .taskDefinitionKey(decision.asTask().task())
                    .list();
            OneByOne.attempt(
                    tasks,
                    task -> transactions.executeWithoutResult(status -> offer(decision, task)),
                    (task, e) ->
                            log.info("The candidates of task {} were not refreshed: {}", task.getId(), e.getMessage()));
        }
    }

    private void offer(DecisionListener decision, Task task) {
        requestOf(task).flatMap(decision::candidatesFor).ifPresent(now -> {
            var before = candidatesOf(task);
            minus(now, before).forEach(user -> taskService.addCandidateUser(task.getId(), user));
            minus(before, now).forEach(user -> withdraw(task, user));
        });
    }

    /** Takes the task from somebody: the engine would leave him the permission that came with the offer. */
    private void withdraw(Task task, String user) {
        taskService.deleteCandidateUser(task.getId(), user);
        if (user.equals(task.getAssignee())) {
            taskService.setAssignee(task.getId(), null);
        }
        authorizationService
                .createAuthorizationQuery()
                .resourceType(Resources.TASK)
                .resourceId(task.getId())
                .userIdIn(user)
                .list()
                .forEach(permission -> authorizationService.deleteAuthorization(permission.getId()));
    }

    /** Nothing where the task's process has gone on since the task was listed. */
    private Optional<UUID> requestOf(Task task) {
        return Optional.ofNullable(runtimeService
                        .createProcessInstanceQuery()
                        .processInstanceId(task.getProcessInstanceId())
                        .singleResult())
                .map(ProcessInstance::getBusinessKey)
                .map(UUID::fromString);
    }

    private Set<String> candidatesOf(Task task) {
        return taskService.getIdentityLinksForTask(task.getId()).stream()
                .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()))
                .map(IdentityLink::getUserId)
                .filter(Objects::nonNull)
                .collect(toSet());
    }

    private static Set<String> minus(Set<String> all, Set<String> some) {
        var rest = new HashSet<>(all);
        rest.removeAll(some);
        return rest;
    }
}
