package org.countersign.process.engine;

import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** A task in which people decide and the form that decides belong together: apart, nothing would be recorded. */
final class DecisionForms implements ModelRule {

    private final List<DecisionTask> decisions;

    DecisionForms(List<DecisionTask> decisions) {
        this.decisions = decisions;
    }

    @Override
    public Stream<String> faultsIn(Element element) {
        return "userTask".equals(element.getTagName())
                ? decisions.stream()
                        .filter(decision -> isApart(element, decision))
                        .map(DecisionForms::fault)
                : Stream.empty();
    }

    private static boolean isApart(Element element, DecisionTask decision) {
        var isTask = decision.task().equals(element.attribute("id"));
        var showsForm = decision.form().equals(ModelRule.camunda(element, "formRef"));
        return isTask != showsForm;
    }

    private static String fault(DecisionTask decision) {
        return "only " + decision.task() + " shows the form " + decision.form()
                + ", and it shows no other: by it decisions are recorded.";
    }
}
