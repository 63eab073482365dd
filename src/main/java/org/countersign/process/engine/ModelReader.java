package org.countersign.process.engine;

import java.io.ByteArrayInputStream;
import java.util.List;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParser;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.springframework.stereotype.Component;

/** Reads a file the way the engine does when it is deployed, under the guard's eyes, and deploys nothing. */
@Component
class ModelReader {

    private final ProcessEngineConfigurationImpl engine;

    ModelReader(ProcessEngineConfigurationImpl engine) {
        this.engine = engine;
    }

    /** What is wrong with a model: each fault with its place. */
    List<String> faultsInModel(String file, byte[] model) {
        return engine.getCommandExecutorTxRequired().execute(command -> {
            try {
                read(file, model);
                return List.of();
            } catch (ModelRefused e) {
                return e.faults();
            }
        });
    }

    private void read(String file, byte[] model) {
        var deployment = new DeploymentEntity();
        deployment.setNew(true);
        new BpmnParser(engine.getExpressionManager(), engine.getBpmnParseFactory())
                .createParse()
                .deployment(deployment)
                .name(file)
                .sourceInputStream(new ByteArrayInputStream(model))
                .execute();
    }

    /** What is wrong with a file of decisions, in the engine's words. */
    List<String> faultsInDecisions(String file, byte[] decisions) {
        return engine.getCommandExecutorTxRequired().execute(command -> {
            try {
                engine.getDmnEngine().parseDecisions(new ByteArrayInputStream(decisions));
                return List.of();
            } catch (DmnEngineException | ProcessEngineException e) {
                return List.of(ModelPlace.file(file).fault(ModelGuard.wordsOf(e)));
            }
        });
    }
}
