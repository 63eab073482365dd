package org.countersign.process.tasklist;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * What everybody who is signed in may do in Tasklist: open it, read the model, start it, use the one filter. Which tasks
 * he sees there, the tasks' candidates alone decide; what comes of a start, the rules.
 */
@Component
class TasklistAccess implements SmartInitializingSingleton {

    private static final String FILTER = "Requests to decide";
    private static final String ACTIVATION = "role-activation";
    private static final String EXTENSION = "assignment-extension";

    private final AuthorizationService authorizations;
    private final FilterService filters;
    private final TaskService tasks;
    private final ProcessEngineConfigurationImpl engine;
    private final TransactionOperations transactions;

    TasklistAccess(
            AuthorizationService authorizations,
            FilterService filters,
            TaskService tasks,
            ProcessEngineConfigurationImpl engine,
            TransactionOperations transactions) {
        this.authorizations = authorizations;
        this.filters = filters;
        this.tasks = tasks;
        this.engine = engine;
        this.transactions = transactions;
    }

    @Override
    public void afterSingletonsInstantiated() {
        transactions.executeWithoutResult(transaction -> {
            standInLine();
            open();
        });
    }

    /** Nodes that start at once do this one after the other, by the lock that the engine takes for its own tables. */
    private void standInLine() {
        engine.getCommandExecutorTxRequired().execute(command -> {
            command.getPropertyManager().acquireExclusiveLockForStartup();
            return null;
        });
    }

    private void open() {
        allowEverybody(Resources.APPLICATION, "tasklist", Permissions.ACCESS);
        allowEverybody(
                Resources.PROCESS_DEFINITION,
                ACTIVATION,
                Permissions.READ,
                Permissions.CREATE_INSTANCE,
                // Nobody but an approver may take a task or put it back: the task's listener asks the store.
                Permissions.TASK_ASSIGN);
        // Started over the service's own REST API alone.
        allowEverybody(Resources.PROCESS_DEFINITION, EXTENSION, Permissions.READ, Permissions.TASK_ASSIGN);
        allowEverybody(Resources.PROCESS_INSTANCE, Authorization.ANY, Permissions.CREATE);
        allowEverybody(Resources.FILTER, filter().getId(), Permissions.READ);
    }

    /** One that an older release made asks for less. */
    private Filter filter() {
        var existing = filters.createFilterQuery().filterName(FILTER).singleResult();
        var filter = existing == null ? filters.newTaskFilter(FILTER) : existing;
        var query = tasks.createTaskQuery()
                .processDefinitionKeyIn(ACTIVATION, EXTENSION)
                .orderByTaskCreateTime()
                .asc();
        return filters.saveFilter(filter.setQuery(query)
                .setProperties(
                        Map.of("description", "Requests that wait for your decision", "priority", 0, "refresh", true)));
    }

    private void allowEverybody(Resource resource, String id, Permission... permissions) {
        var authorization = Optional.ofNullable(authorizations
                        .createAuthorizationQuery()
                        .authorizationType(Authorization.AUTH_TYPE_GLOBAL)
                        .resourceType(resource)
                        .resourceId(id)
                        .singleResult())
                .orElseGet(() -> newAuthorization(resource, id));
        if (!Set.of(authorization.getPermissions(permissions)).containsAll(Set.of(permissions))) {
            authorization.setPermissions(permissions);
            authorizations.saveAuthorization(authorization);
        }
    }

    private Authorization newAuthorization(Resource resource, String id) {
        var authorization = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GLOBAL);
        authorization.setUserId(Authorization.ANY);
        authorization.setResource(resource);
        authorization.setResourceId(id);
        return authorization;
    }
}
