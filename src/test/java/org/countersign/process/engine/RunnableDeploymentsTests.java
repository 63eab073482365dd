package org.countersign.process.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.countersign.CountersignTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** A node runs jobs of what other nodes deployed, as far as it knows what their models name. */
@CountersignTest
class RunnableDeploymentsTests {

    @Autowired
    private RunnableDeployments runnable;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private ManagementService management;

    @Autowired
    private ProcessEngineConfigurationImpl engine;

    @Autowired
    private JdbcTemplate database;

    private Deployment deployment;

    /** This node made it; what it remembers of it is taken from it. */
    @BeforeEach
    void anotherNodeDeploys() {
        deployment = repository
                .createDeployment()
                .addModelInstance(
                        "other.bpmn",
                        Bpmn.createExecutableProcess("other")
                                .camundaHistoryTimeToLive(1)
                                .startEvent()
                                .serviceTask("Task_Grant")
                                .camundaDelegateExpression("${grantRoleDelegate}")
                                .endEvent()
                                .done())
                .deploy();
        management.unregisterDeploymentForJobExecutor(deployment.getId());
        engine.getDeploymentCache().discardProcessDefinitionCache();
    }

    @AfterEach
    void leaveNothing() {
        repository.deleteDeployment(deployment.getId(), true);
    }

    @Test
    void whatAnotherNodeDeployedIsRunHereToo() {
        runnable.register();

        assertThat(runnable.includes(deployment)).isTrue();
    }

    @Test
    void aModelThatNamesWhatANewerReleaseBringsIsLeftToItsNodes() {
        var update = "update act_ge_bytearray set bytes_ = ? where deployment_id_ = ? and name_ = 'other.bpmn'";
        var newer = model().replace("grantRoleDelegate", "delegateOfTheNextRelease");
        assertThat(database.update(update, newer.getBytes(StandardCharsets.UTF_8), deployment.getId()))
                .isEqualTo(1);

        runnable.register();

        assertThat(runnable.includes(deployment)).isFalse();
    }

    private String model() {
        return new String(
                database.queryForObject(
                        "select bytes_ from act_ge_bytearray where deployment_id_ = ? and name_ = 'other.bpmn'",
                        byte[].class,
                        deployment.getId()),
                StandardCharsets.UTF_8);
    }
}
