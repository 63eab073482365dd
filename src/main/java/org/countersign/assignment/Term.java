package org.countersign.assignment;

import java.time.DateTimeException;
import java.time.Instant;
import org.countersign.role.AssignmentSettings;
import org.jspecify.annotations.Nullable;

/**
 * From when on, and until when, something is given.
 *
 * @param end exclusive; none: permanent
 */
record Term(Instant start, @Nullable Instant end) {

    /**
     * What an order asks for.
     *
     * @param current what is given already; none: nothing
     * @throws AssignmentRefused if it lies in the past, is too short, or an extension ends no later
     */
    static Term of(AssignmentOrder order, @Nullable Held current, AssignmentSettings settings, Instant now) {
        var term = current == null ? anew(order, settings, now) : moved(order, current);
        term.requireLongEnough(now);
        if (current != null && order.action() == AssignmentAction.EXTEND) {
            term.requireLaterThan(current.end());
        }
        return term;
    }

    /** Where no end is said, it is the last one allowed. */
    private static Term anew(AssignmentOrder order, AssignmentSettings settings, Instant now) {
        var start = order.start() == null ? now : order.start();
        var last = settings.permanentAllowed() ? null : start.plus(settings.maximumDuration());
        return new Term(start, endOf(order.expiry(), start, last));
    }

    private static Term moved(AssignmentOrder order, Held current) {
        var start = order.start() == null ? current.start() : order.start();
        return new Term(start, endOf(order.expiry(), start, current.end()));
    }

    private static @Nullable Instant endOf(Expiry expiry, Instant start, @Nullable Instant otherwise) {
        if (expiry instanceof Expiry.After after) {
            return plus(start, after);
        }
        if (expiry instanceof Expiry.At at) {
            return at.end();
        }
        return expiry instanceof Expiry.Never ? null : otherwise;
    }

    private static Instant plus(Instant start, Expiry.After after) {
        try {
            return start.plus(after.duration());
        } catch (DateTimeException | ArithmeticException e) {
            throw AssignmentRefused.invalid("The end lies beyond any calendar.");
        }
    }

    private void requireLongEnough(Instant now) {
        if (end == null) {
            return;
        }
        if (!end.isAfter(start)) {
            throw AssignmentRefused.invalid("The end must lie after the start.");
        }
        if (end.isBefore(begins(now).plus(AssignmentRules.MINIMUM))) {
            throw new AssignmentRefused(
                    AssignmentRefused.Reason.TOO_SHORT, "No assignment is shorter than 5 minutes, from now on.");
        }
    }

    private void requireLaterThan(@Nullable Instant present) {
        if (present == null) {
            throw AssignmentRefused.invalid("This assignment is permanent already.");
        }
        if (end != null && !end.isAfter(present)) {
            throw AssignmentRefused.invalid(
                    "An extension ends later than the assignment does now, at " + present + ".");
        }
    }

    /** From when on it counts. */
    Instant begins(Instant now) {
        return start.isAfter(now) ? start : now;
    }
}
