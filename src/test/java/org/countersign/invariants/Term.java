package org.countersign.invariants;

import java.time.Duration;
import java.time.Instant;
import org.countersign.assignment.AssignmentAction;
import org.countersign.assignment.AssignmentKind;
import org.jspecify.annotations.Nullable;

/** What the model makes of the start and the end that an administrator orders. */
record Term(Instant start, @Nullable Instant end) {

    private static final Duration SHORTEST = Duration.ofMinutes(5);

    static Term of(Operation.Order order, @Nullable Given current, Settings settings, Instant now) {
        var start = order.startsIn() != null ? now.plus(order.startsIn()) : current == null ? now : current.start;
        return new Term(start, endOf(order, current, settings, start));
    }

    private static @Nullable Instant endOf(
            Operation.Order order, @Nullable Given current, Settings settings, Instant start) {
        if (order.lasts() != null) {
            return order.lasts().isZero() ? null : start.plus(order.lasts());
        }
        if (current != null) {
            return current.end;
        }
        return isForGoodAllowed(order, settings) ? null : start.plus(Settings.LONGEST_ELIGIBLE);
    }

    private static boolean isForGoodAllowed(Operation.Order order, Settings settings) {
        return order.kind() == AssignmentKind.ACTIVE || settings.eligibleForGood();
    }

    /** What stands against it; empty: nothing. */
    String fault(Operation.Order order, @Nullable Given current, Settings settings, Instant now) {
        var begins = start.isAfter(now) ? start : now;
        if (end != null && !end.isAfter(start)) {
            return "INVALID";
        }
        if (end != null && end.isBefore(begins.plus(SHORTEST))) {
            return "TOO_SHORT";
        }
        if (current != null && order.action() == AssignmentAction.EXTEND && !endsAfter(current)) {
            return "INVALID";
        }
        return isAllowed(order, settings, begins) ? "" : "RULES";
    }

    private boolean endsAfter(Given current) {
        return current.end != null && (end == null || end.isAfter(current.end));
    }

    private boolean isAllowed(Operation.Order order, Settings settings, Instant begins) {
        var justified = order.justified() || order.kind() == AssignmentKind.ELIGIBLE;
        return justified
                && (isForGoodAllowed(order, settings)
                        || (end != null && !end.isAfter(begins.plus(Settings.LONGEST_ELIGIBLE))));
    }
}
