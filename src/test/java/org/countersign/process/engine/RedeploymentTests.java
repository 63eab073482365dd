package org.countersign.process.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.countersign.CountersignTest;
import org.countersign.activation.ActivationId;
import org.countersign.activation.ActivationWorkflow;
import org.countersign.assignment.Verdict;
import org.countersign.directory.User;
import org.countersign.security.SignedIn;
import org.countersign.testing.ContextOfItsOwn;
import org.countersign.testing.Scene;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.test.context.TestPropertySource;
import org.springframework.util.FileSystemUtils;

/** What runs goes on when models are changed. */
@CountersignTest
@Tag(ContextOfItsOwn.TAG)
@TestPropertySource(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:redeployment;LOCK_TIMEOUT=20000;DB_CLOSE_DELAY=-1",
            "countersign.data-dir=${test.data}/redeployment",
            "camunda.bpm.process-engine-name=redeployment"
        })
class RedeploymentTests {

    @Autowired
    private Scene scene;

    @Autowired
    private ActivationWorkflow workflow;

    @Autowired
    private RepositoryService repositoryService;

    @Autowired
    private RuntimeService runtimeService;

    @Autowired
    private ManagementService managementService;

    @Autowired
    private RunnableDeployments runnable;

    @Autowired
    private ModelCheck check;

    @Autowired
    private Flyway flyway;

    @Autowired
    private ResourcePatternResolver resources;

    @TempDir
    private Path folder;

    @Test
    void theTimersOfWhatRunsAlreadyGoOn() throws IOException {
        var lee = scene.person("Lee");
        var brandon = scene.person("Brandon");
        var right = scene.eligible(lee, scene.approvedRole(brandon));
        var waiting = SignedIn.as(lee, () -> workflow.start(Scene.requestFor(right), null));
        var instance = runtimeService
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(waiting.id().toString())
                .singleResult();

        deployChanged();
        approve(brandon, waiting.id());

        assertThat(repositoryService
                        .createProcessDefinitionQuery()
                        .processDefinitionId(instance.getProcessDefinitionId())
                        .suspended()
                        .count())
                .isEqualTo(1);
        var jobs = managementService.createJobQuery().processInstanceId(instance.getId());
        assertThat(jobs.count()).isPositive();
        assertThat(jobs.suspended().count()).isZero();
    }

    private void approve(User approver, ActivationId request) {
        SignedIn.as(approver, () -> workflow.decide(request, Verdict.APPROVE, "Go ahead"));
    }

    private void deployChanged() throws IOException {
        FileSystemUtils.copyRecursively(Path.of("processes"), folder);
        var model = folder.resolve("role-activation.bpmn");
        Files.writeString(model, Files.readString(model, UTF_8).replace("\"Grant role\"", "\"Give the role\""), UTF_8);
        new ProcessModels(repositoryService, managementService, runnable, check, flyway, resources, folder.toString())
                .afterSingletonsInstantiated();
    }
}
