package org.countersign.mfa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.UUID;
import org.countersign.CountersignTest;
import org.countersign.directory.User;
import org.countersign.directory.UserId;
import org.countersign.testing.Scene;
import org.countersign.time.MovableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@CountersignTest
class TotpTests {

    private static final Duration STEP = Duration.ofSeconds(30);

    @Autowired
    private Scene scene;

    @Autowired
    private MovableClock clock;

    @Autowired
    private Totp totp;

    private User lee;

    @BeforeEach
    void setTheScene() {
        lee = scene.person("Lee");
    }

    @Test
    void theCodeOfThisStepCountsOnce() {
        var code = scene.code();

        assertThat(isProved(code)).isTrue();
        assertThat(isProved(code)).isFalse();
    }

    @Test
    void theCodeOfTheStepBeforeCountsAndAnOlderOneDoesNot() {
        beginAStep();
        var code = scene.code();
        clock.pass(STEP);
        assertThat(isProved(code)).isTrue();

        var old = scene.code();
        clock.pass(STEP.multipliedBy(2));
        assertThat(isProved(old)).isFalse();
    }

    @Test
    void anEarlierStepDoesNotCountAfterALaterOne() {
        var earlier = scene.code();
        clock.pass(STEP);
        assertThat(isProved(scene.code())).isTrue();

        assertThat(isProved(earlier)).isFalse();
    }

    @Test
    void afterFiveFailuresEvenTheRightCodeHasToWait() {
        for (int i = 0; i < FailedTries.FREE; i++) {
            assertThat(isProved(wrong())).isFalse();
        }
        assertThat(isProved(scene.code())).isFalse();

        clock.pass(FailedTries.lockAfter(FailedTries.FREE));
        assertThat(isProved(scene.code())).isTrue();
    }

    @Test
    void afterAHundredFailuresNoCodeCountsAnyMore() {
        for (int i = 0; i < Totp.MAXIMUM_FAILURES; i++) {
            isProved(wrong());
            clock.pass(Duration.ofHours(1));
        }

        assertThat(isProved(scene.code())).isFalse();
    }

    @Test
    void locksGrowToAnHour() {
        assertThat(FailedTries.lockAfter(5)).isEqualTo(Duration.ofSeconds(30));
        assertThat(FailedTries.lockAfter(6)).isEqualTo(Duration.ofSeconds(60));
        assertThat(FailedTries.lockAfter(99)).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void whoIsNotEnrolledProvesNothing() {
        assertThat(totp.prove(new UserId(UUID.randomUUID()), scene.code(), UUID.randomUUID()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12345", "1234567", "12345a", "１２３４５６", " 123456", "-12345"})
    void aCodeIsSixAsciiDigits(String text) {
        assertThatThrownBy(() -> new OneTimeCode(text)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Time goes on while a test runs: so no step ends by itself between a code and its proof. */
    private void beginAStep() {
        clock.pass(STEP.minusMillis(clock.now().toEpochMilli() % STEP.toMillis()));
    }

    private boolean isProved(OneTimeCode code) {
        return totp.prove(lee.id(), code, UUID.randomUUID()).isPresent();
    }

    private OneTimeCode wrong() {
        var right = scene.code().digits();
        return new OneTimeCode((right.charAt(0) == '9' ? "0" : "9") + right.substring(1));
    }
}
