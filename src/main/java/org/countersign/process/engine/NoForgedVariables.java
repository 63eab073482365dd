package org.countersign.process.engine;

import static org.countersign.process.engine.ModelRule.camunda;

import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * What gateways and timers go by is read from the store, and what is decided from what is sent: a variable of such a name
 * would never be looked at, and stand in the way of what is sent under it.
 */
final class NoForgedVariables implements ModelRule {

    /** Where an element of a model names a variable that it writes. */
    private static final Map<String, String> WRITERS = Map.of(
            "inputParameter",
            "name",
            "outputParameter",
            "name",
            "formField",
            "id",
            "formProperty",
            "id",
            "out",
            "target");

    private static final Set<String> WRITING_ATTRIBUTES = Set.of(
            "resultVariable",
            "variable",
            "elementVariable",
            "initiator",
            "errorCodeVariable",
            "errorMessageVariable",
            "escalationCodeVariable");

    private final Set<String> routes;
    private final Set<String> sent;

    /**
     * @param routes what gateways and timers go by
     * @param sent what whoever decides sends
     */
    NoForgedVariables(Set<String> routes, Set<String> sent) {
        this.routes = Set.copyOf(routes);
        this.sent = Set.copyOf(sent);
    }

    @Override
    public Stream<String> faultsIn(Element element) {
        var writer = WRITERS.get(element.getTagName());
        var named = writer == null ? Stream.<String>empty() : Stream.ofNullable(element.attribute(writer));
        return Stream.concat(
                        named,
                        WRITING_ATTRIBUTES.stream()
                                .flatMap(attribute -> Stream.ofNullable(camunda(element, attribute))))
                .flatMap(variable -> faults(variable, element));
    }

    private Stream<String> faults(String variable, Element element) {
        if (routes.contains(variable)) {
            return Stream.of("the variable " + variable
                    + " would never be looked at: what it stands for is read from the store.");
        }
        return sent.contains(variable) && !isSentItself(element)
                ? Stream.of("the variable " + variable + " is for whoever decides; give it another name.")
                : Stream.empty();
    }

    /** A field of the form that starts a process may well ask for a justification. */
    private static boolean isSentItself(Element element) {
        return DecisionForms.FIELDS.contains(element.getTagName());
    }
}
