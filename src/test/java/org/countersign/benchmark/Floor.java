package org.countersign.benchmark;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;

/**
 * What the same work costs at least: the bare engine with its full history, and a model of the shape of ours with
 * delegates that do nothing. A start passes two services and waits in a user task under a timer; its completion passes
 * one more and waits for a timer.
 */
final class Floor implements AutoCloseable {

    private static final String MODEL = "floor";
    private static final JavaDelegate NOTHING = execution -> {};

    private final HikariDataSource connections;
    private final ProcessEngine engine;

    /** @param url an empty database of its own on the server that Countersign uses */
    Floor(String url, String user, int poolSize) {
        connections = new HikariDataSource();
        connections.setJdbcUrl(url);
        connections.setUsername(user);
        connections.setMaximumPoolSize(poolSize);
        engine = engineOn(connections);
        engine.getRepositoryService()
                .createDeployment()
                .addModelInstance(MODEL + ".bpmn", model())
                .deploy();
    }

    private static ProcessEngine engineOn(HikariDataSource connections) {
        var configuration = new StandaloneProcessEngineConfiguration();
        configuration.setProcessEngineName(MODEL);
        configuration.setDataSource(connections);
        configuration.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE);
        configuration.setHistory(ProcessEngineConfiguration.HISTORY_FULL);
        configuration.setJobExecutorActivate(true);
        configuration.setBeans(Map.of("nothing", NOTHING));
        return configuration.buildProcessEngine();
    }

    private static BpmnModelInstance model() {
        return Bpmn.createExecutableProcess(MODEL)
                .camundaHistoryTimeToLiveString("P180D")
                .startEvent()
                .serviceTask()
                .camundaDelegateExpression("${nothing}")
                .serviceTask()
                .camundaDelegateExpression("${nothing}")
                .userTask("decide")
                .boundaryEvent()
                .timerWithDate("${later}")
                .endEvent()
                .moveToActivity("decide")
                .serviceTask()
                .camundaDelegateExpression("${nothing}")
                .intermediateCatchEvent()
                .timerWithDate("${later}")
                .endEvent()
                .done();
    }

    /** Request to pending. */
    void request(String key, Date later) {
        engine.getRuntimeService().startProcessInstanceByKey(MODEL, key, Map.of("later", later));
    }

    /** The task of a request, for {@link #decide}. */
    String taskOf(String key) {
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(key)
                .singleResult()
                .getId();
    }

    /** Decision to granted. */
    void decide(String task) {
        engine.getTaskService().complete(task);
    }

    @Override
    public void close() {
        engine.close();
        connections.close();
    }
}
