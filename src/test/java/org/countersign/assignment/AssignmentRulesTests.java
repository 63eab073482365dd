package org.countersign.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.countersign.assignment.AssignmentRefused.Violation;
import org.countersign.role.AssignmentSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a role's settings ask of who gives it. */
class AssignmentRulesTests {

    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final AssignmentSettings FOR_A_DAY = new AssignmentSettings(false, Duration.ofDays(1), false, false);
    private static final AssignmentSettings STRICT = new AssignmentSettings(false, Duration.ofDays(1), true, true);

    @Test
    void anAssignmentLastsAsLongAsTheSettingsAllowAndNoLonger() {
        assertThat(violated(FOR_A_DAY, FROM.plus(Duration.ofDays(1)))).isEmpty();
        assertThat(violated(FOR_A_DAY, FROM.plus(Duration.ofDays(1)).plusNanos(1)))
                .containsExactly("This role is assigned for at most 1 days.");
    }

    @Test
    void onlyWhereTheSettingsAllowItIsItPermanent() {
        var permanent = new AssignmentSettings(true, Duration.ofDays(1), false, false);

        assertThat(violated(permanent, null)).isEmpty();
        assertThat(violated(permanent, FROM.plus(Duration.ofDays(9)))).isEmpty();
        assertThat(violated(FOR_A_DAY, null))
                .containsExactly("This role is not assigned permanently, but for at most 1 days.");
    }

    @Test
    void aRefusalNamesEveryRuleThatIsNotMet() {
        assertThat(new AssignmentRules(STRICT).violations(FROM, null, "", () -> false))
                .extracting(Violation::rule)
                .containsExactly("ExpirationRule", "JustificationRule", "MfaRule");
    }

    @Test
    void whatTheSettingsAskIsEnough() {
        assertThat(new AssignmentRules(STRICT).violations(FROM, FROM.plusSeconds(600), "why", () -> true))
                .isEmpty();
    }

    @Test
    void noSecondFactorIsAskedForWhereNoneIsNeeded() {
        assertThat(new AssignmentRules(FOR_A_DAY).violations(FROM, FROM.plusSeconds(600), "", () -> {
                    throw new AssertionError("asked");
                }))
                .isEmpty();
    }

    private static List<String> violated(AssignmentSettings settings, @Nullable Instant end) {
        return new AssignmentRules(settings)
                .violations(FROM, end, "", () -> false).stream()
                        .map(Violation::reason)
                        .toList();
    }
}
