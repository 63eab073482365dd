package org.countersign.process.engine;

import java.io.InputStream;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.xml.ModelException;
import org.camunda.bpm.model.xml.instance.DomElement;

/**
 * Looks over each decision table before it is deployed: it is written in FEEL. The engine would run no script of it
 * either, but only say so when somebody's request comes to it.
 */
final class DecisionGuard {

    private static final Pattern FEEL =
            Pattern.compile("feel|https?://www\\.omg\\.org/spec/(FEEL|DMN)/.*", Pattern.CASE_INSENSITIVE);

    private DecisionGuard() {}

    /** @throws ModelRefused naming every fault */
    static void refuseFaultsIn(String name, InputStream table) {
        var faults = faultsIn(table).map(fault -> "In " + name + ": " + fault).toList();
        if (!faults.isEmpty()) {
            throw new ModelRefused(faults);
        }
    }

    private static Stream<String> faultsIn(InputStream table) {
        try {
            return all(Dmn.readModelFromStream(table).getDocument().getRootElement())
                    .flatMap(DecisionGuard::faultsIn);
        } catch (ModelException e) {
            return Stream.of("this is no decision table.");
        }
    }

    private static Stream<String> faultsIn(DomElement element) {
        var language = element.getAttribute("expressionLanguage");
        return language == null || language.isEmpty() || FEEL.matcher(language).matches()
                ? Stream.empty()
                : Stream.of("a decision is written in FEEL, and not in " + language + ".");
    }

    private static Stream<DomElement> all(DomElement element) {
        return Stream.concat(
                Stream.of(element), element.getChildElements().stream().flatMap(DecisionGuard::all));
    }
}
