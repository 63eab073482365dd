package org.countersign.process.engine;

import static org.countersign.process.engine.ModelRule.camunda;

import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** A model runs no code of its own: no script, no class, no connector, no field of a delegate, no worker outside. */
final class NoOwnCode implements ModelRule {

    private static final Set<String> CODE = Set.of("script", "scriptTask", "connector", "field", "constraint");

    private static final Map<String, String> CODE_ATTRIBUTES = Map.of(
            "class", "a model names no class; what it calls is a delegate, by camunda:delegateExpression.",
            "expression", "a model calls no expression; what it calls is a delegate, by camunda:delegateExpression.",
            "variableMappingClass", "a model names no class.",
            "formHandlerClass", "a model names no class.");

    @Override
    public Stream<String> faultsIn(Element element) {
        return Stream.of(tags(element), attributes(element), languages(element), workers(element))
                .flatMap(faults -> faults);
    }

    private static Stream<String> tags(Element element) {
        return CODE.contains(element.getTagName())
                ? Stream.of("a model runs no code of its own (" + element.getTagName() + ").")
                : Stream.empty();
    }

    private static Stream<String> attributes(Element element) {
        return CODE_ATTRIBUTES.entrySet().stream()
                .filter(attribute -> camunda(element, attribute.getKey()) != null)
                .map(Map.Entry::getValue);
    }

    private static Stream<String> languages(Element element) {
        return element.attribute("language") == null
                ? Stream.empty()
                : Stream.of("a condition is an expression, not a script.");
    }

    /** A form field has a type as well: its value's. */
    private static Stream<String> workers(Element element) {
        return "formField".equals(element.getTagName()) || camunda(element, "type") == null
                ? Stream.empty()
                : Stream.of("no work is given out of the service (camunda:type); there are delegates.");
    }
}
