package org.countersign.process.engine;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * A task in which people decide and the form that decides belong together: apart, nothing would be recorded. Fields of
 * the task's own could have a word for who decides.
 */
final class DecisionForms implements ModelRule {

    /** By which a task asks without a form, and may answer by itself what is left out. */
    static final Set<String> FIELDS = Set.of("formField", "formProperty");

    private final List<DecisionTask> decisions;

    DecisionForms(List<DecisionTask> decisions) {
        this.decisions = decisions;
    }

    @Override
    public Stream<String> faultsIn(Element element) {
        return "userTask".equals(element.getTagName())
                ? decisions.stream().flatMap(decision -> faults(element, decision))
                : Stream.empty();
    }

    private static Stream<String> faults(Element element, DecisionTask decision) {
        if (isApart(element, decision)) {
            return Stream.of(fault(decision));
        }
        return decision.task().equals(element.attribute("id")) && hasFields(element)
                ? Stream.of("it asks by its form alone, and has no fields of its own.")
                : Stream.empty();
    }

    private static boolean hasFields(Element element) {
        return FIELDS.contains(element.getTagName())
                || element.elements().stream().anyMatch(DecisionForms::hasFields);
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
