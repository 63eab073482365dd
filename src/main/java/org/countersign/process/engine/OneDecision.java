package org.countersign.process.engine;

import static org.countersign.process.engine.ModelRule.camunda;

import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** The approvers' task and the form that decides belong together: apart, nothing would be recorded. */
final class OneDecision implements ModelRule {

    private final RecordedDecision decision;

    OneDecision(RecordedDecision decision) {
        this.decision = decision;
    }

    @Override
    public Stream<String> faultsIn(Element element) {
        if (!"userTask".equals(element.getTagName())) {
            return Stream.empty();
        }
        var isTask = decision.task().equals(element.attribute("id"));
        var showsForm = decision.form().equals(camunda(element, "formRef"));
        return isTask == showsForm
                ? Stream.empty()
                : Stream.of("only " + decision.task() + " shows the form " + decision.form()
                        + ", and it shows no other: by it decisions are recorded.");
    }
}
