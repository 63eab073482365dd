package org.countersign.process.engine;

import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** A start that is put off is a job, and what was typed would be written down until somebody does it. */
final class NoPutOffStart implements ModelRule {

    @Override
    public Stream<String> faultsIn(Element element) {
        return "startEvent".equals(element.getTagName()) && isPutOff(element)
                ? Stream.of("a start is not put off (asyncBefore): what was typed would be written down.")
                : Stream.empty();
    }

    private static boolean isPutOff(Element element) {
        return Boolean.parseBoolean(ModelRule.camunda(element, "asyncBefore"))
                || Boolean.parseBoolean(ModelRule.camunda(element, "async"));
    }
}
