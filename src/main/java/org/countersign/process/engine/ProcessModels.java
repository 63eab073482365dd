package org.countersign.process.engine;

import static java.util.stream.Collectors.toSet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The models that run: those of {@code countersign.processes-dir}, or the packaged ones. They are deployed together,
 * before the port opens, under names that do not depend on where they lie; unchanged ones are not deployed again. What
 * runs already finishes on the version it started with.
 *
 * <p>A node of an older release, started again while a newer one is rolled out, leaves the newer one's models as they are.
 */
@Component
class ProcessModels implements SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(ProcessModels.class);

    private static final List<String> KINDS = List.of(".bpmn", ".dmn", ".form", ".html");
    private static final String PACKAGED = "classpath:/processes/";

    private static final String NAME = "countersign";

    private final RepositoryService repositoryService;
    private final ManagementService managementService;
    private final RunnableDeployments runnable;
    private final ModelCheck check;
    private final Flyway flyway;
    private final ResourcePatternResolver resources;
    private final String folder;

    ProcessModels(
            RepositoryService repositoryService,
            ManagementService managementService,
            RunnableDeployments runnable,
            ModelCheck check,
            Flyway flyway,
            ResourcePatternResolver resources,
            @Value("${countersign.processes-dir:}") String folder) {
        this.repositoryService = repositoryService;
        this.managementService = managementService;
        this.runnable = runnable;
        this.check = check;
        this.flyway = flyway;
        this.resources = resources;
        this.folder = folder;
    }

    @Override
    public void afterSingletonsInstantiated() {
        runnable.register();
        if (aNewerReleaseIsAtWork()) {
            log.info("Process models: those of a newer release, which has migrated the database already");
        } else {
            deploy();
        }
    }

    /** Its migrations are there, and models that this release can run as well. */
    private boolean aNewerReleaseIsAtWork() {
        return Arrays.stream(flyway.info().applied())
                        .anyMatch(migration -> migration.getState() == MigrationState.FUTURE_SUCCESS)
                && repositoryService
                        .createDeploymentQuery()
                        .deploymentName(NAME)
                        .orderByDeploymentTime()
                        .desc()
                        .list()
                        .stream()
                        .findFirst()
                        .filter(runnable::includes)
                        .isPresent();
    }

    private void deploy() {
        var deployment =
                repositoryService.createDeployment().name(NAME).source(NAME).enableDuplicateFiltering(false);
        var models = models();
        check.refuseFaultsIn(models);
        models.forEach((name, content) -> deployment.addInputStream(name, new ByteArrayInputStream(content)));
        var deployed = deployment.deployWithResult().getDeployedProcessDefinitions();
        closeOlderVersions();
        log.info(
                "Process models from {}: {} ({})",
                folder.isEmpty() ? "the package" : folder,
                models.keySet(),
                deployed == null ? "unchanged" : "new or changed");
    }

    /** What runs already on an older version goes on, its timers too; nobody starts it any more, since its steps were replaced. */
    private void closeOlderVersions() {
        var latest = repositoryService.createProcessDefinitionQuery().latestVersion().list().stream()
                .map(ProcessDefinition::getId)
                .collect(toSet());
        var older = repositoryService.createProcessDefinitionQuery().list().stream()
                .filter(version -> !latest.contains(version.getId()))
                .toList();
        older.stream()
                .filter(version -> !version.isSuspended())
                .map(ProcessDefinition::getId)
                .forEach(repositoryService::suspendProcessDefinitionById);
        older.stream().map(ProcessDefinition::getId).forEach(this::letItsJobsRun);
    }

    /** The engine suspends the jobs to come of a version along with it. */
    private void letItsJobsRun(String version) {
        var suspended = managementService
                .createJobDefinitionQuery()
                .processDefinitionId(version)
                .suspended();
        if (suspended.count() > 0) {
            managementService
                    .updateJobDefinitionSuspensionState()
                    .byProcessDefinitionId(version)
                    .includeJobs(true)
                    .activate();
        }
    }

    /** Sorted, so that the same models make the same deployment. */
    private Map<String, byte[]> models() {
        try {
            var base = folder.isEmpty()
                    ? PACKAGED
                    : requireFolder(Path.of(folder)).toUri().toString();
            var root = resources.getResource(base).getURI().toString();
            var models = new TreeMap<String, byte[]>();
            for (Resource resource : resources.getResources(base + "**/*.*")) {
                var name = resource.getURI().toString().substring(root.length());
                if (KINDS.stream().anyMatch(name::endsWith) && !name.startsWith(".")) {
                    models.put(name, resource.getContentAsByteArray());
                }
            }
            return models;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the process models", e);
        }
    }

    private static Path requireFolder(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            if (files.noneMatch(file -> file.toString().endsWith(".bpmn"))) {
                throw new ModelRefused(List.of("countersign.processes-dir: there is no model in " + folder + "."));
            }
        }
        return folder;
    }
}
