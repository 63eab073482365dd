package org.countersign.process.engine;

import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** A notice that nobody knows would fail where it is sent, which is long after somebody has asked for a role. */
final class KnownNotices implements ModelRule {

    private final Set<String> notices;

    KnownNotices(Set<String> notices) {
        this.notices = Set.copyOf(notices);
    }

    @Override
    public Stream<String> faultsIn(Element element) {
        return isNotice(element) && !notices.contains(element.getText().strip())
                ? Stream.of("there is no notice \"" + element.getText().strip() + "\". There are: "
                        + notices.stream().sorted().toList() + ".")
                : Stream.empty();
    }

    private static boolean isNotice(Element element) {
        return "inputParameter".equals(element.getTagName()) && "notice".equals(element.attribute("name"));
    }
}
