package org.countersign.process.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.jspecify.annotations.Nullable;

/**
 * The ways through a process, as they are drawn: what leads where. Which of them is taken, only the engine knows; and what
 * an event subprocess does is none of them.
 */
final class ModelFlow {

    /** What may come out of a step that the engine does not stop at. */
    private static final Set<String> THROWN = Set.of("errorEventDefinition", "escalationEventDefinition");

    private static final String LINK = "linkEventDefinition";

    private final Map<String, ModelStep> steps = new LinkedHashMap<>();
    private final List<Element> flows = new ArrayList<>();
    private final @Nullable String start;

    /**
     * Follows what is drawn.
     *
     * @param start the id of the start event by which the engine starts the process, if there is one
     */
    ModelFlow(Element process, @Nullable String start) {
        this.start = start;
        add(process, List.of());
    }

    private void add(Element scope, List<Element> around) {
        for (var element : scope.elements()) {
            var id = element.attribute("id");
            if ("sequenceFlow".equals(element.getTagName())) {
                flows.add(element);
            } else if (id != null) {
                var step = new ModelStep(id, element, around);
                steps.put(id, step);
                if (step.isSubprocess()) {
                    add(
                            element,
                            Stream.concat(around.stream(), Stream.of(element)).toList());
                }
            }
        }
    }

    Optional<ModelStep> step(String id) {
        return Optional.ofNullable(steps.get(id));
    }

    /** Where it begins when it is simply started. */
    Stream<ModelStep> starts() {
        return Stream.ofNullable(start).flatMap(id -> step(id).stream());
    }

    /** A subprocess begins in one place. */
    private Stream<ModelStep> startsIn(Element subprocess) {
        return subprocess.elements("startEvent").stream()
                .flatMap(event -> step(String.valueOf(event.attribute("id"))).stream());
    }

    /** What may come next once the step is done. */
    Stream<ModelStep> after(ModelStep step) {
        if (step.isSubprocess()) {
            return startsIn(step.element());
        }
        if (step.is("endEvent") && step.holds("errorEventDefinition")) {
            return Stream.empty();
        }
        return Stream.concat(leaving(step.id(), step.around()), linkedTo(step));
    }

    /** Where flows lead; out of the subprocess around it, where none leaves. */
    private Stream<ModelStep> leaving(String id, List<Element> around) {
        var targets = flows.stream()
                .filter(flow -> id.equals(flow.attribute("sourceRef")))
                .flatMap(flow -> step(String.valueOf(flow.attribute("targetRef"))).stream())
                .toList();
        if (!targets.isEmpty() || around.isEmpty()) {
            return targets.stream();
        }
        var nearest = around.size() - 1;
        return leaving(String.valueOf(around.get(nearest).attribute("id")), around.subList(0, nearest));
    }

    private Stream<ModelStep> linkedTo(ModelStep step) {
        return step.is("intermediateThrowEvent")
                ? linksOf(step).flatMap(name -> steps.values().stream()
                        .filter(other -> other.is("intermediateCatchEvent"))
                        .filter(other -> linksOf(other).anyMatch(name::equals)))
                : Stream.empty();
    }

    private static Stream<String> linksOf(ModelStep step) {
        return step.element().elements(LINK).stream().flatMap(link -> Stream.ofNullable(link.attribute("name")));
    }

    /** The events at its border, and at that of each subprocess around it. */
    Stream<ModelStep> eventsAt(ModelStep step) {
        var ids = Stream.concat(
                        Stream.of(step.id()),
                        step.around().stream().map(scope -> String.valueOf(scope.attribute("id"))))
                .toList();
        return steps.values().stream()
                .filter(event -> event.is("boundaryEvent"))
                .filter(event -> ids.contains(String.valueOf(event.element().attribute("attachedToRef"))));
    }

    /** The events that may happen there; where the process does not stop, those alone that the step itself throws. */
    Stream<ModelStep> eventsDuring(ModelStep step) {
        return eventsAt(step).filter(event -> step.waits() || THROWN.stream().anyMatch(event::holds));
    }

    /** Whether it goes on only when each of several ways that lead to it was gone, or may do so. */
    boolean isJoin(ModelStep step) {
        return (step.is("parallelGateway") || step.is("inclusiveGateway"))
                && flows.stream()
                                .filter(flow -> step.id().equals(flow.attribute("targetRef")))
                                .count()
                        > 1;
    }

    /** Whether a way leads on to a step. */
    boolean leadsTo(ModelStep target, Stream<ModelStep> from) {
        return isReached(target::equals, from, step -> false);
    }

    /** Whether a way leads to such a step and no further than to where it has to stop. */
    boolean isReached(Predicate<ModelStep> wanted, Stream<ModelStep> from, Predicate<ModelStep> stop) {
        var reached = new LinkedHashMap<String, ModelStep>();
        var open = new ArrayList<>(from.toList());
        while (!open.isEmpty()) {
            var step = open.remove(open.size() - 1);
            if (reached.putIfAbsent(step.id(), step) == null && !stop.test(step)) {
                Stream.concat(after(step), eventsDuring(step)).forEach(open::add);
            }
        }
        return reached.values().stream().anyMatch(wanted);
    }
}
