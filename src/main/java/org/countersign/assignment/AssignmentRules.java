package org.countersign.assignment;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.countersign.assignment.AssignmentRefused.Violation;
import org.countersign.role.AssignmentSettings;
import org.jspecify.annotations.Nullable;

/** What a role's settings ask of an administrator who gives it; every rule is asked, so that a refusal names them all. */
final class AssignmentRules {

    /** No assignment is shorter. */
    static final Duration MINIMUM = Duration.ofMinutes(5);

    private final AssignmentSettings settings;

    AssignmentRules(AssignmentSettings settings) {
        this.settings = settings;
    }

    /**
     * What is not met.
     *
     * @param from from when on the time is measured
     * @param end none: permanent
     * @param secondFactor asked only where one is needed, since asking consumes a typed code
     */
    List<Violation> violations(
            Instant from, @Nullable Instant end, String justification, BooleanSupplier secondFactor) {
        return Stream.of(
                        expiration(from, end).map(reason -> new Violation("ExpirationRule", reason)),
                        justification(justification).map(reason -> new Violation("JustificationRule", reason)),
                        mfa(secondFactor).map(reason -> new Violation("MfaRule", reason)))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<String> expiration(Instant from, @Nullable Instant end) {
        if (settings.permanentAllowed()) {
            return Optional.empty();
        }
        var maximum = settings.maximumDuration();
        if (end == null) {
            return Optional.of("This role is not assigned permanently, but for at most " + days(maximum) + ".");
        }
        return end.isAfter(from.plus(maximum))
                ? Optional.of("This role is assigned for at most " + days(maximum) + ".")
                : Optional.empty();
    }

    private static String days(Duration maximum) {
        return maximum.toDays() + " days";
    }

    private Optional<String> justification(String justification) {
        return settings.justificationRequired() && justification.isEmpty()
                ? Optional.of("A justification is required.")
                : Optional.empty();
    }

    private Optional<String> mfa(BooleanSupplier secondFactor) {
        return settings.mfaRequired() && !secondFactor.getAsBoolean()
                ? Optional.of("A fresh one-time code is required, one that was not used before.")
                : Optional.empty();
    }
}
