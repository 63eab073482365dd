package org.countersign.assignment;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Every rule of extending and renewing, in the order in which refusals name them. That the assignment is the
 * requestor's own and held directly is no rule: only among such does he find one.
 */
public enum ExtensionRule {
    /** The requestor's account is enabled. */
    HOLDER("EligibilityRule"),
    /** It is time to ask: shortly before the end to extend, for a while after it to renew. */
    WINDOW("ExtensionWindowRule"),
    /** It shall end later than it does, and last for a while. */
    END("ExpirationRule"),
    /** The request says why. */
    JUSTIFICATION("JustificationRule");

    /** How long before its end an assignment may be extended. */
    public static final Duration BEFORE_END = Duration.ofDays(14);

    /** How long after its end an assignment may be renewed. */
    public static final Duration AFTER_END = Duration.ofDays(30);

    /** No assignment is shorter. */
    private static final Duration SHORTEST = Duration.ofMinutes(5);

    private final String wireName;

    ExtensionRule(String wireName) {
        this.wireName = wireName;
    }

    /** The name that clients see. */
    public String wireName() {
        return wireName;
    }

    /** What stands against asking. */
    static List<ExtensionFinding> violationsAtRequest(ExtensionCheck check) {
        return violations(Stream.of(values()), check);
    }

    /** What stands against approving: what may have changed since the request is asked again. */
    static List<ExtensionFinding> violationsAtDecision(ExtensionCheck check) {
        return violations(Stream.of(HOLDER, END), check);
    }

    private static List<ExtensionFinding> violations(Stream<ExtensionRule> rules, ExtensionCheck check) {
        return rules.flatMap(rule -> rule.violation(check).map(reason -> new ExtensionFinding(rule, reason)).stream())
                .toList();
    }

    private Optional<String> violation(ExtensionCheck check) {
        return switch (this) {
            case HOLDER -> violated(!check.enabled(), "The account is disabled.");
            case WINDOW -> window(check);
            case END -> end(check);
            case JUSTIFICATION -> violated(check.justification().isEmpty(), "A justification is required.");
        };
    }

    private static Optional<String> window(ExtensionCheck check) {
        var end = check.target().end();
        if (end == null) {
            return Optional.of("The assignment does not end.");
        }
        return check.kind() == ExtensionKind.EXTEND ? beforeEnd(end, check.now()) : afterEnd(end, check.now());
    }

    private static Optional<String> beforeEnd(Instant end, Instant now) {
        if (!now.isBefore(end)) {
            return Optional.of("The assignment has ended. Ask to renew it.");
        }
        return violated(now.isBefore(end.minus(BEFORE_END)), "It can be extended within 14 days of its end.");
    }

    private static Optional<String> afterEnd(Instant end, Instant now) {
        if (now.isBefore(end)) {
            return Optional.of("The assignment has not ended. Ask to extend it.");
        }
        return violated(!now.isBefore(end.plus(AFTER_END)), "It could be renewed for 30 days after its end.");
    }

    private static Optional<String> end(ExtensionCheck check) {
        return check.movesEnd() ? laterEnd(check) : lastingEnd(check);
    }

    private static Optional<String> laterEnd(ExtensionCheck check) {
        var present = check.target().end();
        var next = check.terms().end();
        if (present == null) {
            return Optional.of("The assignment has no end that could be moved.");
        }
        return violated(next != null && !next.isAfter(present), "The new end must lie after the present one.");
    }

    private static Optional<String> lastingEnd(ExtensionCheck check) {
        var end = check.terms().end();
        var start = check.terms().begins(check.now());
        return violated(
                end != null && end.isBefore(start.plus(SHORTEST)),
                "The new end must lie at least 5 minutes after the start.");
    }

    private static Optional<String> violated(boolean violated, String reason) {
        return violated ? Optional.of(reason) : Optional.empty();
    }
}
