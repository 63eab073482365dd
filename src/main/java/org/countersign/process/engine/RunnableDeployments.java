package org.countersign.process.engine;

import java.util.HashSet;
import java.util.Set;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.ProcessEnginePersistenceException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Of which deployments this node's job executor takes jobs: of those whose models it can read, whichever node deployed them.
 * While a release follows another one, nodes of both are at work; a job whose model names a delegate that this release does
 * not have would fail here until its retries are used up, and is left to the nodes that have it.
 */
@Component
class RunnableDeployments {

    private static final Logger log = LoggerFactory.getLogger(RunnableDeployments.class);

    private final RepositoryService repository;
    private final ManagementService management;
    private final Set<String> leftToOthers = new HashSet<>();

    RunnableDeployments(RepositoryService repository, ManagementService management) {
        this.repository = repository;
        this.management = management;
    }

    /** Looks for deployments of other nodes. */
    @Scheduled(fixedDelayString = "${countersign.reconcile-interval:PT1M}")
    synchronized void register() {
        var registered = management.getRegisteredDeployments();
        repository.createDeploymentQuery().list().stream()
                .map(Deployment::getId)
                .filter(id -> !registered.contains(id) && !leftToOthers.contains(id))
                .forEach(this::registerIfReadable);
    }

    boolean includes(Deployment deployment) {
        return management.getRegisteredDeployments().contains(deployment.getId());
    }

    private void registerIfReadable(String deployment) {
        try {
            repository.createProcessDefinitionQuery().deploymentId(deployment).list().stream()
                    .map(ProcessDefinition::getId)
                    // Parses it, under the guard's eyes.
                    .forEach(repository::getProcessDefinition);
            management.registerDeploymentForJobExecutor(deployment);
        } catch (ProcessEnginePersistenceException e) {
            log.warn("Whether the deployment {} can be read here is asked again later: {}", deployment, e.getMessage());
        } catch (ProcessEngineException | ModelRefused e) {
            leftToOthers.add(deployment);
            log.warn("Jobs of the deployment {} are left to other nodes: {}", deployment, e.getMessage());
        }
    }
}
