package org.countersign.mfa;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.api.Tag;

/** Whatever is typed, or sent in a header, for a code: it is one or none, and nobody reads it in a log. */
@Tag("fuzz")
class TypedFactorFuzzTests {

    @FuzzTest(maxDuration = "5m")
    void isACodeOrNone(FuzzedDataProvider data) {
        var typed = data.consumeRemainingAsString();

        OneTimeCode.in(typed).ifPresent(code -> {
            assertThat(code.digits()).matches("[0-9]{6}").isEqualTo(typed.strip());
            assertThat(code).asString().doesNotContain(code.digits());
        });
        assertThat(new RecoveryCode(typed).hash()).matches("[0-9a-f]{64}");
    }
}
