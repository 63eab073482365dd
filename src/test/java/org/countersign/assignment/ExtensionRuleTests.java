package org.countersign.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.countersign.directory.UserId;
import org.countersign.role.RoleDefinition;
import org.countersign.role.Scope;
import org.junit.jupiter.api.Test;

class ExtensionRuleTests {

    private static final Instant END = Instant.parse("2026-06-30T12:00:00Z");
    private static final Instant LATER = END.plus(Duration.ofDays(90));

    @Test
    void anAssignmentIsExtendedWithinTheLast14Days() {
        assertThat(extend(END.minus(Duration.ofDays(14)), LATER)).isEmpty();
        assertThat(extend(END.minusSeconds(1), LATER)).isEmpty();

        assertThat(extend(END.minus(Duration.ofDays(14)).minusSeconds(1), LATER))
                .containsExactly("It can be extended within 14 days of its end.");
        assertThat(extend(END, LATER)).contains("The assignment has ended. Ask to renew it.");
    }

    @Test
    void anAssignmentIsRenewedWithin30DaysAfterItsEnd() {
        assertThat(renew(END, null, LATER)).isEmpty();
        assertThat(renew(END.plus(Duration.ofDays(30)).minusSeconds(1), null, LATER))
                .isEmpty();

        assertThat(renew(END.minusSeconds(1), null, LATER))
                .containsExactly("The assignment has not ended. Ask to extend it.");
        assertThat(renew(END.plus(Duration.ofDays(30)), null, LATER))
                .containsExactly("It could be renewed for 30 days after its end.");
    }

    @Test
    void whatDoesNotEndNeedsNoExtension() {
        assertThat(violations(ExtensionKind.EXTEND, held(null), terms(null, LATER), "why", true, END))
                .containsExactly("The assignment does not end.", "The assignment has no end that could be moved.");
    }

    @Test
    void theNewEndLiesAfterThePresentOneOrThereIsNone() {
        var now = END.minus(Duration.ofDays(2));

        assertThat(extend(now, null)).isEmpty();
        assertThat(extend(now, END.plusNanos(1000))).isEmpty();
        assertThat(extend(now, END)).containsExactly("The new end must lie after the present one.");
    }

    @Test
    void whatIsRenewedLastsFiveMinutesAtLeast() {
        var now = END.plus(Duration.ofDays(2));
        var start = now.plus(Duration.ofDays(1));

        assertThat(renew(now, null, now.plus(Duration.ofMinutes(5)))).isEmpty();
        assertThat(renew(now, start, start.plus(Duration.ofMinutes(5)))).isEmpty();
        assertThat(renew(now, start, null)).isEmpty();
        assertThat(renew(now, start, start.plus(Duration.ofMinutes(4))))
                .containsExactly("The new end must lie at least 5 minutes after the start.");
        assertThat(renew(now, null, END)).hasSize(1);
    }

    @Test
    void everyRuleThatFailedIsNamed() {
        assertThat(ExtensionRule.violationsAtRequest(new ExtensionCheck(
                        ExtensionKind.EXTEND, held(END), terms(null, END), "", false, END.minus(Duration.ofDays(20)))))
                .extracting(finding -> finding.rule().wireName())
                .containsExactly("EligibilityRule", "ExtensionWindowRule", "ExpirationRule", "JustificationRule");
    }

    @Test
    void anExtensionThatIsApprovedAfterTheEndBeginsAnew() {
        var late = new ExtensionCheck(
                ExtensionKind.EXTEND, held(END), terms(null, LATER), "why", true, END.plus(Duration.ofDays(3)));

        assertThat(late.movesEnd()).isFalse();
        assertThat(ExtensionRule.violationsAtDecision(late)).isEmpty();
    }

    @Test
    void anotherTypeBeginsAnewThoughTheOldOneIsNotOver() {
        var active = new ExtensionTerms(AssignmentKind.ACTIVE, null, END.minus(Duration.ofDays(1)));

        var check =
                new ExtensionCheck(ExtensionKind.EXTEND, held(END), active, "why", true, END.minus(Duration.ofDays(3)));

        assertThat(check.movesEnd()).isFalse();
        assertThat(ExtensionRule.violationsAtDecision(check)).isEmpty();
    }

    private static List<String> extend(Instant now, Instant end) {
        return violations(ExtensionKind.EXTEND, held(END), terms(null, end), "why", true, now);
    }

    private static List<String> renew(Instant now, Instant start, Instant end) {
        return violations(ExtensionKind.RENEW, held(END), terms(start, end), "why", true, now);
    }

    private static List<String> violations(
            ExtensionKind kind,
            DirectAssignment target,
            ExtensionTerms terms,
            String justification,
            boolean enabled,
            Instant now) {
        return ExtensionRule.violationsAtRequest(new ExtensionCheck(kind, target, terms, justification, enabled, now))
                .stream()
                .map(ExtensionFinding::reason)
                .toList();
    }

    private static DirectAssignment held(Instant end) {
        return new DirectAssignment(
                AssignmentKind.ELIGIBLE,
                UUID.randomUUID(),
                new UserId(UUID.randomUUID()),
                RoleDefinition.USER_ADMINISTRATOR,
                Scope.DIRECTORY,
                END.minus(Duration.ofDays(90)),
                end);
    }

    private static ExtensionTerms terms(Instant start, Instant end) {
        return new ExtensionTerms(AssignmentKind.ELIGIBLE, start, end);
    }
}
