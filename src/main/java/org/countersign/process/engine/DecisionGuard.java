package org.countersign.process.engine;

import java.io.InputStream;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.xml.ModelException;
import org.camunda.bpm.model.xml.instance.DomElement;
import org.jspecify.annotations.Nullable;

/**
 * Looks over each decision table before it is deployed: it is written in FEEL. The engine would run no script of it
 * either, but only say so when somebody's request comes to it.
 */
final class DecisionGuard {

    private static final Pattern FEEL =
            Pattern.compile("feel|https?://www\\.omg\\.org/spec/(FEEL|DMN)/.*", Pattern.CASE_INSENSITIVE);

    /** How the library for models says where it stopped reading. */
    private static final Pattern LOCATED = Pattern.compile(".*?Line=(\\d+): (.*)", Pattern.DOTALL);

    private DecisionGuard() {}

    /** What is wrong with a file of decisions: each fault with the element it is in. */
    static List<String> faultsIn(String file, InputStream table) {
        try {
            var root = Dmn.readModelFromStream(table).getDocument().getRootElement();
            return faultsIn(file, root, root).toList();
        } catch (ModelException e) {
            return List.of(notATable(file, ModelGuard.wordsOf(e)));
        }
    }

    /** @param owner the element, or the nearest one around it that a designer can find by its id */
    private static Stream<String> faultsIn(String file, DomElement element, DomElement owner) {
        var own = faultsIn(element)
                .map(fault -> ModelPlace.element(file, idOf(owner)).fault(fault));
        var inner = element.getChildElements().stream()
                .flatMap(child -> faultsIn(file, child, idOf(child) == null ? owner : child));
        return Stream.concat(own, inner);
    }

    private static Stream<String> faultsIn(DomElement element) {
        var language = element.getAttribute("expressionLanguage");
        return language == null || language.isEmpty() || FEEL.matcher(language).matches()
                ? Stream.empty()
                : Stream.of("a decision is written in FEEL, and not in " + language + ".");
    }

    private static @Nullable String idOf(DomElement element) {
        var id = element.getAttribute("id");
        return id == null || id.isEmpty() ? null : id;
    }

    private static String notATable(String file, String reason) {
        var words = "this is no decision table. ";
        var located = LOCATED.matcher(reason);
        return located.matches()
                ? ModelPlace.position(file, Integer.parseInt(located.group(1)), 0)
                        .fault(words + located.group(2))
                : ModelPlace.file(file).fault(words + reason);
    }
}
