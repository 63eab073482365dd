package org.countersign.process.engine;

import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.jspecify.annotations.Nullable;

/**
 * A file of a model, as the engine reads it.
 *
 * @param file its name
 * @param root what it holds; nothing where that is no XML
 * @param processes those that can be run
 * @param faults why it is refused, each with its place
 */
record ReadModel(String file, @Nullable Element root, List<ProcessDefinitionEntity> processes, List<String> faults) {

    /** Everything in it, however deep. */
    Stream<Element> elements() {
        return Stream.ofNullable(root).flatMap(ReadModel::all);
    }

    /** The process of an id that is among those that can be run. */
    Element process(String id) {
        return elements()
                .filter(element -> "process".equals(element.getTagName()) && id.equals(element.attribute("id")))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<Element> all(Element element) {
        return Stream.concat(Stream.of(element), element.elements().stream().flatMap(ReadModel::all));
    }
}
