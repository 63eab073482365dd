package org.countersign.role;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TicketSystemTests {

    @Test
    void aNumberMatchesThePatternEntirelyOrNotAtAll() {
        var desk = new TicketSystem("Desk", "INC-[0-9]{4}");

        assertThat(desk.hasNumbersLike("INC-1234")).isTrue();
        assertThat(desk.hasNumbersLike("INC-12345")).isFalse();
        assertThat(desk.hasNumbersLike(" INC-1234")).isFalse();
    }

    @Test
    void eitherSideOfAnAlternativeIsMatchedEntirely() {
        assertThat(new TicketSystem("Desk", "A|INC-1").hasNumbersLike("A or else"))
                .isFalse();
    }

    @Test
    void withoutAPatternAnyNumberWillDo() {
        assertThat(new TicketSystem("Desk", "").hasNumbersLike("whatever")).isTrue();
    }

    @Test
    void itsNameIsTheSameInAnyCase() {
        assertThat(new TicketSystem(" Desk ", "").isCalled("dESK")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "[a", "a{1001}", "(?=a)", "(a)\\1"})
    void whatIsNoPatternIsAFault(String pattern) {
        assertThat(new TicketSystem("Desk", pattern).faults())
                .containsExactly("The pattern of the ticket system Desk is no pattern.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"((a{500}){500}){500}", "(a{100}){100}", "(a{0,900}b)?{3}", "(a{45}){45,}"})
    void aPatternThatWouldFillTheMemoryIsAFault(String pattern) {
        assertThat(new TicketSystem("Desk", pattern).faults())
                .containsExactly("The pattern of the ticket system Desk repeats groups too many times.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[A-Z]{1,90}-[0-9]{4,200}", "(INC|CHG){1,2}[0-9]{1,1000}", "([A-Z]{3}-){5}", "a{,3}"})
    void aPatternMayRepeatWithinReason(String pattern) {
        assertThat(new TicketSystem("Desk", pattern).faults()).isEmpty();
    }

    @Test
    void anOverlongPatternIsAFault() {
        assertThat(new TicketSystem("Desk", "a".repeat(200)).faults()).isEmpty();
        assertThat(new TicketSystem("Desk", "a".repeat(201)).faults()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\nb"})
    void aSystemHasANameOfOneLine(String name) {
        assertThat(new TicketSystem(name, "").faults()).hasSize(1);
    }

    @Test
    @Timeout(5)
    void noPatternTakesLong() {
        var hostile = new TicketSystem("Desk", "(a+)+b");

        assertThat(hostile.hasNumbersLike("a".repeat(256))).isFalse();
    }

    @Test
    void twoSystemsOfOneNameAreAFault() {
        var twice = List.of(new TicketSystem("Desk", ""), new TicketSystem("DESK", "x"));

        assertThat(ActivationSettings.DEFAULT.withTicketSystems(twice).faults())
                .containsExactly("Two ticket systems have the same name.");
    }

    @Test
    void moreThanTwentySystemsAreAFault() {
        var many = Collections.nCopies(21, new TicketSystem("Desk", ""));

        assertThat(ActivationSettings.DEFAULT
                        .withMaximumDuration(Duration.ofHours(1))
                        .withTicketSystems(many)
                        .faults())
                .containsExactly("There may be at most 20 ticket systems.");
    }
}
