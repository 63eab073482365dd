package org.countersign.activation;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.countersign.assignment.InvalidRequest;
import org.countersign.assignment.PlainText;
import org.countersign.assignment.Right;
import org.countersign.directory.UserId;
import org.countersign.role.RoleDefinitionId;
import org.countersign.role.Scope;
import org.jspecify.annotations.Nullable;

/**
 * The order to activate a role.
 *
 * @param requestor the signed-in user, whatever a body or a form says
 * @param justification at most 500 characters; line breaks are fine, other control characters are not
 * @param start when it shall begin; none: as soon as it is granted
 * @param end when it shall be over at the latest; none: the duration alone bounds it
 * @param duration 5 minutes to 366 days, in whole minutes; the role's settings allow a day at most
 * @param extension whether what is granted shall take the place of the role that the requestor has activated and still
 *     holds; it begins as soon as it is granted, so there is no gap between the two
 */
public record RequestActivation(
        UserId requestor,
        RoleDefinitionId role,
        Scope scope,
        String justification,
        Ticket ticket,
        @Nullable Instant start,
        @Nullable Instant end,
        Duration duration,
        boolean extension) {

    /** Nothing shorter can be asked for; it is also what must pass before a role can be given back. */
    public static final Duration MINIMUM_DURATION = Duration.ofMinutes(5);

    /** No role's settings allow nearly as much; it keeps arithmetic on dates within bounds. */
    private static final Duration LONGEST_IMAGINABLE = Duration.ofDays(366);

    /** An order to activate a role that is not active. */
    public RequestActivation(
            UserId requestor,
            RoleDefinitionId role,
            Scope scope,
            String justification,
            Ticket ticket,
            @Nullable Instant start,
            @Nullable Instant end,
            Duration duration) {
        this(requestor, role, scope, justification, ticket, start, end, duration, false);
    }

    public RequestActivation {
        if (extension && start != null) {
            throw new InvalidRequest(
                    "BadRequest", "An extension begins as soon as it is granted; it has no start of its own.");
        }
        justification = PlainText.paragraph("justification", justification, PlainText.LONGEST_REASON);
        if (duration.isNegative() || duration.isZero()) {
            throw new InvalidRequest("BadRequest", "The end must lie after the start: the duration must be positive.");
        }
        if (duration.compareTo(MINIMUM_DURATION) < 0) {
            throw new InvalidRequest(
                    "ActiveDurationTooShort",
                    "A role is activated for at least " + MINIMUM_DURATION.toMinutes() + " minutes.");
        }
        if (duration.compareTo(LONGEST_IMAGINABLE) > 0) {
            throw new InvalidRequest("BadRequest", "The duration must not be longer than a year.");
        }
        if (duration.toMillis() % Duration.ofMinutes(1).toMillis() != 0) {
            throw new InvalidRequest("BadRequest", "The duration must be whole minutes.");
        }
    }

    /** When the window that was asked for is over; nothing where neither a start lies ahead nor an end is named. */
    @Nullable
    Instant windowEnd() {
        if (start == null) {
            return end;
        }
        var last = start.plus(duration);
        return end == null || last.isBefore(end) ? last : end;
    }

    /** Under which at most one request waits: one for the role, and one for its extension. */
    String waitingKey() {
        return extension ? right().key() + "|extension" : right().key();
    }

    /** Under which at most one is active; a request that waits beside it, as an extension does, stands in nobody's way. */
    String activeKey() {
        return right().key() + "|active";
    }

    /** What stands in its way: another one that waits; and, unless it is to prolong it, what is active. */
    Set<String> openKeys() {
        return extension ? Set.of(waitingKey()) : Set.of(waitingKey(), activeKey());
    }

    /** What would be held. */
    public Right right() {
        return new Right(requestor, role, scope);
    }
}
