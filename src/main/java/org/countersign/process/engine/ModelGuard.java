package org.countersign.process.engine;

import static java.util.Objects.requireNonNullElseGet;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.Problem;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParser;
import org.camunda.bpm.engine.impl.cfg.BpmnParseFactory;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;

/**
 * Looks over each model before anything is made of it, whichever way it was deployed: a class that it names is not even
 * loaded. A model orchestrates: it may call the delegates, by name, and run no code of its own. That is no guarantee (the
 * store is), but it tells a designer at once: in which file, where in it, and why.
 */
final class ModelGuard implements BpmnParseFactory {

    private final List<ModelRule> rules;

    ModelGuard(List<ModelRule> rules) {
        this.rules = List.copyOf(rules);
    }

    @Override
    public BpmnParse createBpmnParse(BpmnParser parser) {
        return new GuardedParse(parser);
    }

    /** What the engine itself finds wrong is told along with what the rules find, and in the same words. */
    private final class GuardedParse extends BpmnParse {

        private final List<String> faults = new ArrayList<>();

        private GuardedParse(BpmnParser parser) {
            super(parser);
        }

        /** @throws ModelRefused naming every fault */
        @Override
        public BpmnParse execute() {
            try {
                super.execute();
            } catch (ProcessEngineException e) {
                getProblems().stream().map(this::fault).distinct().forEach(faults::add);
                if (faults.isEmpty()) {
                    faults.add(ModelPlace.file(name).fault(wordsOf(e)));
                }
            }
            if (!faults.isEmpty()) {
                throw new ModelRefused(faults);
            }
            return this;
        }

        @Override
        protected void parseRootElement() {
            faultsIn(getRootElement(), getRootElement()).forEach(faults::add);
            if (faults.isEmpty()) {
                parseFaultless();
            }
        }

        /** The engine would log an expression that cannot be read as a fault of its own. */
        private void parseFaultless() {
            try {
                super.parseRootElement();
            } catch (ELException e) {
                faults.add(ModelPlace.file(name).fault(wordsOf(e)));
            }
        }

        /** @param owner the element, or the nearest one around it that a designer can find by its id */
        private Stream<String> faultsIn(Element element, Element owner) {
            var own = rules.stream().flatMap(rule -> rule.faultsIn(element)).map(fault -> ModelPlace.element(
                            name, owner.attribute("id"))
                    .fault(fault));
            var inner = element.elements().stream()
                    .flatMap(child -> faultsIn(child, child.attribute("id") == null ? owner : child));
            return Stream.concat(own, inner);
        }

        private String fault(Problem problem) {
            var place = problem.getMainElementId() == null
                    ? ModelPlace.position(name, problem.getLine(), problem.getColumn())
                    : ModelPlace.element(name, problem.getMainElementId());
            return place.fault(problem.getMessage());
        }
    }

    /** Those of what went wrong first; the engine wraps them up in sentences of its own. */
    static String wordsOf(Throwable thrown) {
        return thrown.getCause() == null
                ? requireNonNullElseGet(thrown.getMessage(), thrown::toString)
                : wordsOf(thrown.getCause());
    }
}
