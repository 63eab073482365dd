package org.countersign.process.engine;

import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParser;
import org.camunda.bpm.engine.impl.cfg.BpmnParseFactory;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * Looks over each model before anything is made of it, whichever way it was deployed: a class that it names is not even
 * loaded. A model orchestrates: it may call the delegates, by name, and run no code of its own. That is no guarantee (the
 * store is), but it tells a designer at once.
 */
final class ModelGuard implements BpmnParseFactory {

    private final List<ModelRule> rules;

    ModelGuard(List<ModelRule> rules) {
        this.rules = List.copyOf(rules);
    }

    @Override
    public BpmnParse createBpmnParse(BpmnParser parser) {
        return new BpmnParse(parser) {

            @Override
            protected void parseRootElement() {
                refuseFaultsIn(getRootElement());
                super.parseRootElement();
            }
        };
    }

    private void refuseFaultsIn(Element root) {
        var faults = faultsIn(root, root).toList();
        if (!faults.isEmpty()) {
            throw new ModelRefused(faults);
        }
    }

    /** @param owner the element, or the nearest one around it that a designer can find by its id */
    private Stream<String> faultsIn(Element element, Element owner) {
        var own =
                rules.stream().flatMap(rule -> rule.faultsIn(element)).map(fault -> "In " + name(owner) + ": " + fault);
        var inner = element.elements().stream()
                .flatMap(child -> faultsIn(child, child.attribute("id") == null ? owner : child));
        return Stream.concat(own, inner);
    }

    private static String name(Element element) {
        var id = element.attribute("id");
        return id == null ? "the model" : id;
    }
}
