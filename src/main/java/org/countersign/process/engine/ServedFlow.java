package org.countersign.process.engine;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The ways of a request through the process that serves it. What is said here would otherwise be found out by whoever asks
 * or decides; ways that may work are let be.
 */
final class ServedFlow {

    private final ServedProcess process;
    private final ModelFlow flow;

    ServedFlow(ServedProcess process, ModelFlow flow) {
        this.process = process;
        this.flow = flow;
    }

    /** Each fault with its place in a file. */
    Stream<String> faults(String file) {
        if (flow.starts().findAny().isEmpty()) {
            return Stream.of(ModelPlace.element(file, process.key())
                    .fault("it has no start event of its own, for the service to start it: messages alone do."));
        }
        if (!isRegistered()) {
            return Stream.of(ModelPlace.element(file, process.key())
                    .fault("no way leads from the start to a step that calls ${" + process.register()
                            + "} before the process first waits: it would serve no request."));
        }
        return Stream.concat(
                flow.step(process.decision()).stream().flatMap(task -> repetitions(file, task)),
                waitsInVain().stream().map(wait -> ModelPlace.element(file, wait.id())
                        .fault(
                                "nothing waits before the request is put to approvers, scheduled or granted: what is not by"
                                        + " the time the requestor is answered is closed.")));
    }

    private boolean isRegistered() {
        return flow.isReached(
                step -> step.calls(process.register()) && !step.isPutOff(),
                flow.starts(),
                step -> step.isPutOff() || step.waits());
    }

    private Stream<String> repetitions(String file, ModelStep task) {
        var place = ModelPlace.element(file, task.id());
        if (task.isRepeated()) {
            return Stream.of(place.fault("a request has one decision: its task is not done several times."));
        }
        return flow.leadsTo(task, waysOutOf(task))
                ? Stream.of(place.fault("a request has one decision: no way leads from its task back to it."))
                : Stream.empty();
    }

    /** A task that is taken away may be put anew where the request waits without it. */
    private Stream<ModelStep> waysOutOf(ModelStep task) {
        var events = flow.eventsAt(task)
                .filter(event -> process.waitsFromItsTaskOn()
                        || "false".equals(event.element().attribute("cancelActivity")));
        return Stream.concat(flow.after(task), events);
    }

    /** Where a request stops on a way to what would have to clear it before. */
    private Set<ModelStep> waitsInVain() {
        return process.waitsFromItsTaskOn() ? new Walk().waitsInVain() : Set.of();
    }

    private boolean clears(ModelStep step) {
        return step.id().equals(process.decision())
                || process.clearing().stream().anyMatch(step::calls);
    }

    /**
     * Goes every way from the start to the first step that clears the request.
     * Where ways join it stops: whether one of the others has cleared the request by then, a drawing does not tell.
     */
    private final class Walk {

        private record Arrival(ModelStep step, @Nullable ModelStep stop) {}

        private final Deque<Arrival> open = new ArrayDeque<>();
        private final Set<Arrival> seen = new HashSet<>();
        private final Set<ModelStep> inVain = new LinkedHashSet<>();

        Set<ModelStep> waitsInVain() {
            flow.starts().forEach(start -> arrive(start, null));
            while (!open.isEmpty()) {
                pass(open.pop());
            }
            return inVain;
        }

        private void arrive(ModelStep step, @Nullable ModelStep stop) {
            var arrival = new Arrival(step, stop == null && step.isPutOff() ? step : stop);
            if (seen.add(arrival)) {
                open.push(arrival);
            }
        }

        private void pass(Arrival arrival) {
            var step = arrival.step();
            var stop = arrival.stop();
            if (clears(step)) {
                Stream.ofNullable(stop).forEach(inVain::add);
            } else if (!flow.isJoin(step)) {
                var after = stop == null && step.waits() ? step : stop;
                flow.after(step).forEach(next -> arrive(next, after));
                flow.eventsDuring(step).forEach(event -> arrive(event, after));
            }
        }
    }
}
