package org.countersign.process.engine;

import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.jspecify.annotations.Nullable;

/** One thing that no model may contain. It looks at one element at a time, and is asked about each. */
interface ModelRule {

    /** What is wrong with the element, each fault a sentence for the model's designer. */
    Stream<String> faultsIn(Element element);

    /** The engine's own attribute: it has a prefix on an element of BPMN, and none on the engine's own elements. */
    static @Nullable String camunda(Element element, String attribute) {
        var prefixed = element.attributeNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, attribute);
        return prefixed == null && isCamunda(element) ? element.attribute(attribute) : prefixed;
    }

    private static boolean isCamunda(Element element) {
        var namespace = BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS;
        return namespace.getNamespaceUri().equals(element.getUri())
                || (namespace.hasAlternativeUri()
                        && namespace.getAlternativeUri().equals(element.getUri()));
    }
}
