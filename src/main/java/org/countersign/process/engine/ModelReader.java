package org.countersign.process.engine;

import java.io.ByteArrayInputStream;
import java.util.List;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
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

    /** Reads a model; why it is refused, if it is, is said in it. */
    ReadModel model(String file, byte[] model) {
        return engine.getCommandExecutorTxRequired().execute(command -> {
            var parse = parse(file, model);
            try {
                parse.execute();
                return new ReadModel(file, parse.getRootElement(), parse.getProcessDefinitions(), List.of());
            } catch (ModelRefused e) {
                return new ReadModel(file, parse.getRootElement(), List.of(), e.faults());
            }
        });
    }

    private BpmnParse parse(String file, byte[] model) {
        var deployment = new DeploymentEntity();
        deployment.setNew(true);
        var parse = new BpmnParser(engine.getExpressionManager(), engine.getBpmnParseFactory()).createParse();
        parse.deployment(deployment).name(file).sourceInputStream(new ByteArrayInputStream(model));
        return parse;
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
