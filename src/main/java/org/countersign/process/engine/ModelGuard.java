package org.countersign.process.engine;

import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * Looks over each model when it is parsed, whichever way it was deployed. A model orchestrates: it may call the
 * delegates, by name, and run no code of its own. That is no guarantee (the store is), but it tells a designer at once.
 */
final class ModelGuard extends AbstractBpmnParseListener {

    private final List<ModelRule> rules;

    ModelGuard(List<ModelRule> rules) {
        this.rules = List.copyOf(rules);
    }

    @Override
    public void parseRootElement(Element root, List<ProcessDefinitionEntity> definitions) {
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
