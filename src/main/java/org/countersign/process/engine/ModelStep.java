package org.countersign.process.engine;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * A step of a process.
 *
 * @param id by which a designer finds it
 * @param element as it is drawn
 * @param around the subprocesses that it lies in, if any
 */
record ModelStep(String id, Element element, List<Element> around) {

    private static final Set<String> SUBPROCESSES = Set.of("subProcess", "transaction");

    /** Where the engine stops until somebody or something comes. A condition may be met already. */
    private static final Set<String> WAITING_TASKS = Set.of("userTask", "receiveTask", "eventBasedGateway");

    private static final Set<String> AWAITED =
            Set.of("timerEventDefinition", "messageEventDefinition", "signalEventDefinition");

    boolean is(String tag) {
        return tag.equals(element.getTagName());
    }

    boolean isSubprocess() {
        return SUBPROCESSES.contains(element.getTagName());
    }

    boolean holds(String tag) {
        return element.elements().stream().anyMatch(child -> tag.equals(child.getTagName()));
    }

    /** Whether it calls a delegate. */
    boolean calls(String delegate) {
        var expression = ModelRule.camunda(element, "delegateExpression");
        return expression != null && expression.strip().equals("${" + delegate + "}");
    }

    /** Whether the process goes on later, before this is done. */
    boolean isPutOff() {
        return isTrue(element, "asyncBefore") || isTrue(element, "async") || isRepeatedLater();
    }

    private boolean isRepeatedLater() {
        return repetitions(element).anyMatch(each -> isTrue(each, "asyncBefore") || isTrue(each, "async"));
    }

    /** Whether the process stops here, or goes on later, once it has begun this. */
    boolean waits() {
        return WAITING_TASKS.contains(element.getTagName())
                || (is("intermediateCatchEvent") && AWAITED.stream().anyMatch(this::holds))
                || (!isSubprocess() && isLeftLater());
    }

    /** What is left later has begun by then: all that a subprocess holds is behind it. */
    private boolean isLeftLater() {
        return isTrue(element, "asyncAfter") || repetitions(element).anyMatch(each -> isTrue(each, "asyncAfter"));
    }

    /** Whether this, or a subprocess around it, is done for each of several. */
    boolean isRepeated() {
        return Stream.concat(Stream.of(element), around.stream())
                .anyMatch(one -> repetitions(one).findAny().isPresent());
    }

    private static Stream<Element> repetitions(Element element) {
        return element.elements("multiInstanceLoopCharacteristics").stream();
    }

    private static boolean isTrue(Element element, String attribute) {
        return Boolean.parseBoolean(ModelRule.camunda(element, attribute));
    }
}
