package org.countersign.process.engine;

import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** One request, one process: another one would serve no request, or serve this one a second time. */
final class NoOtherProcess implements ModelRule {

    @Override
    public Stream<String> faultsIn(Element element) {
        return "callActivity".equals(element.getTagName())
                ? Stream.of("a model calls no other process; a subprocess within it does as well.")
                : Stream.empty();
    }
}
