package org.countersign.process.engine;

import static org.countersign.process.engine.ModelRule.camunda;

import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** What gateways and timers go by is read from the store: a variable of such a name would never be looked at. */
final class NoForgedVariables implements ModelRule {

    /** Where an element of a model names a variable that it writes. */
    private static final Map<String, String> WRITERS =
            Map.of("inputParameter", "name", "outputParameter", "name", "formField", "id", "out", "target");

    private static final Set<String> WRITING_ATTRIBUTES = Set.of(
            "resultVariable",
            "elementVariable",
            "initiator",
            "errorCodeVariable",
            "errorMessageVariable",
            "escalationCodeVariable");

    private final Set<String> reserved;

    NoForgedVariables(Set<String> reserved) {
        this.reserved = reserved;
    }

    @Override
    public Stream<String> faultsIn(Element element) {
        var writer = WRITERS.get(element.getTagName());
        var named = writer == null ? Stream.<String>empty() : Stream.ofNullable(element.attribute(writer));
        return Stream.concat(
                        named,
                        WRITING_ATTRIBUTES.stream()
                                .flatMap(attribute -> Stream.ofNullable(camunda(element, attribute))))
                .filter(reserved::contains)
                .map(variable -> "the variable " + variable
                        + " would never be looked at: what it stands for is read from the store.");
    }
}
