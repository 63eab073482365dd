package org.countersign.mfa;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the values of RFC 6238, appendix B, of which the last six digits are ours. */
class TotpStepsTests {

    private static final String SEED = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    private static final long STEP = 37037036;
    private static final Instant START = Instant.ofEpochSecond(STEP * 30);
    private static final OneTimeCode CODE = new OneTimeCode("081804");

    @ParameterizedTest
    @CsvSource({
        "59, 287082, 1",
        "1111111109, 081804, 37037036",
        "1111111111, 050471, 37037037",
        "1234567890, 005924, 41152263",
        "2000000000, 279037, 66666666"
    })
    void findsTheStepsOfTheStandard(long second, String code, long step) {
        assertThat(TotpSteps.stepOf(SEED, new OneTimeCode(code), 0, Instant.ofEpochSecond(second)))
                .hasValue(step);
    }

    @Test
    void aCodeCountsFromItsStepsFirstSecondToTheLastOneOfTheNext() {
        assertThat(at(-1)).isEmpty();
        assertThat(at(0)).hasValue(STEP);
        assertThat(at(59)).hasValue(STEP);
        assertThat(at(60)).isEmpty();
    }

    @Test
    void aStepThatCountedCountsNoMoreNorDoesAnEarlierOne() {
        assertThat(TotpSteps.stepOf(SEED, CODE, STEP - 1, START)).hasValue(STEP);
        assertThat(TotpSteps.stepOf(SEED, CODE, STEP, START)).isEmpty();
        assertThat(TotpSteps.stepOf(SEED, CODE, STEP + 1, START)).isEmpty();
    }

    @Test
    void anotherCodeIsOfNoStep() {
        assertThat(TotpSteps.stepOf(SEED, new OneTimeCode("081805"), 0, START)).isEmpty();
    }

    private static OptionalLong at(long second) {
        return TotpSteps.stepOf(SEED, CODE, 0, START.plusSeconds(second));
    }
}
