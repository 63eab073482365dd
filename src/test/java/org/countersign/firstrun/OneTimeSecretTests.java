package org.countersign.firstrun;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class OneTimeSecretTests {

    @RepeatedTest(10)
    void itHas256BitsInGroupsOfFour() {
        assertThat(OneTimeSecret.draw())
                .matches("[a-z2-7]{4}(-[a-z2-7]{4}){12}")
                .isNotEqualTo(OneTimeSecret.draw());
    }

    @Test
    void caseHyphensAndBlanksDoNotCount() {
        var words = OneTimeSecret.draw();

        assertThat(OneTimeSecret.of(words).matches(words)).isTrue();
        assertThat(OneTimeSecret.of(words)
                        .matches(" " + words.toUpperCase(Locale.ROOT).replace("-", " ") + "\n"))
                .isTrue();
    }

    @Test
    void anyOtherIsWrong() {
        var secret = OneTimeSecret.of(OneTimeSecret.draw());

        assertThat(secret.matches(OneTimeSecret.draw())).isFalse();
        assertThat(secret.matches("")).isFalse();
    }
}
