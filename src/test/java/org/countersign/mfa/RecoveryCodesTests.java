package org.countersign.mfa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.testing.AtOnce.atOnce;

import java.time.Duration;
import java.util.Collections;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.countersign.CountersignTest;
import org.countersign.directory.User;
import org.countersign.testing.Scene;
import org.countersign.time.MovableClock;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@CountersignTest
class RecoveryCodesTests {

    @Autowired
    private Scene scene;

    @Autowired
    private OwnFactors factors;

    @Autowired
    private SecondFactors secondFactors;

    @Autowired
    private TotpEnrolments enrolments;

    @Autowired
    private RecoveryCodes codes;

    @Autowired
    private MovableClock clock;

    @Autowired
    private DSLContext dsl;

    private User lee;

    @BeforeEach
    void lee() {
        lee = scene.person("Lee");
    }

    @Test
    void tenAreDrawnForAProofAndNoneWithout() {
        assertThat(factors.drawRecoveryCodes(lee.id(), null)).isEmpty();
        assertThat(factors.drawRecoveryCodes(lee.id(), scene.code()))
                .hasSize(10)
                .doesNotHaveDuplicates();
        assertThat(codes.left(lee.id())).isEqualTo(10);
    }

    @Test
    void eachCountsOnceHoweverItIsTyped() {
        var drawn = factors.drawRecoveryCodes(lee.id(), scene.code());
        var typed = drawn.get(0).toUpperCase(Locale.ROOT).replace('-', ' ');

        assertThat(secondFactors.recover(lee.id(), new RecoveryCode(typed))).isTrue();
        assertThat(secondFactors.recover(lee.id(), new RecoveryCode(drawn.get(0))))
                .isFalse();
        assertThat(codes.left(lee.id())).isEqualTo(9);
    }

    @Test
    void ofFiftyUsesAtOnceOneSucceeds() {
        var code = new RecoveryCode(
                factors.drawRecoveryCodes(lee.id(), scene.code()).get(0));

        var outcomes = atOnce(Collections.<Callable<Boolean>>nCopies(50, () -> secondFactors.recover(lee.id(), code)));

        assertThat(outcomes).filteredOn(used -> used).hasSize(1);
    }

    @Test
    void nobodyElseUsesThem() {
        var code = new RecoveryCode(
                factors.drawRecoveryCodes(lee.id(), scene.code()).get(0));

        assertThat(secondFactors.recover(scene.person("Mike").id(), code)).isFalse();
    }

    @Test
    void newOnesAreTheDeathOfTheOld() {
        var old = factors.drawRecoveryCodes(lee.id(), scene.code()).get(0);
        clock.pass(Duration.ofMinutes(1));
        factors.drawRecoveryCodes(lee.id(), scene.code());

        assertThat(secondFactors.recover(lee.id(), new RecoveryCode(old))).isFalse();
    }

    @Test
    void afterFiveWrongOnesNoneCountsForAWhileAndNoneIsUsedUp() {
        var right = new RecoveryCode(
                factors.drawRecoveryCodes(lee.id(), scene.code()).get(0));
        for (int i = 0; i < 5; i++) {
            assertThat(secondFactors.recover(lee.id(), new RecoveryCode("wrong")))
                    .isFalse();
        }

        assertThat(secondFactors.recover(lee.id(), right)).isFalse();
        assertThat(codes.left(lee.id())).isEqualTo(10);
        clock.pass(Duration.ofSeconds(30));
        assertThat(secondFactors.recover(lee.id(), right)).isTrue();
    }

    @Test
    void whoDrawsNewOnesBeginsAnew() {
        for (int i = 0; i < 5; i++) {
            secondFactors.recover(lee.id(), new RecoveryCode("wrong"));
        }
        var drawn = factors.drawRecoveryCodes(lee.id(), scene.code());

        assertThat(secondFactors.recover(lee.id(), new RecoveryCode(drawn.get(0))))
                .isTrue();
    }

    @Test
    void theyOpenTheWayToANewFactorAndActivateNothing() {
        var drawn = factors.drawRecoveryCodes(lee.id(), scene.code());

        assertThat(secondFactors.prove(lee.id(), new RecoveryCode(drawn.get(0)), UUID.randomUUID()))
                .isEmpty();
        assertThat(enrolments.begin(lee.id(), null)).isEmpty();
        assertThat(enrolments.begin(lee.id(), new RecoveryCode(drawn.get(0)))).isPresent();
        assertThat(enrolments.begin(lee.id(), new RecoveryCode(drawn.get(0)))).isEmpty();
    }

    @Test
    void theDatabaseHoldsNoneOfThem() {
        var drawn = factors.drawRecoveryCodes(lee.id(), scene.code());

        assertThat(dsl.fetch("select * from mfa_recovery_code").toString())
                .doesNotContain(drawn)
                .doesNotContain(
                        drawn.stream().map(code -> code.replace("-", "")).toList());
    }
}
