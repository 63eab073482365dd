package org.countersign.mfa;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people type for a code. */
class OneTimeCodeTests {

    @ParameterizedTest
    @ValueSource(strings = {"012345", " 012345", "012345\n"})
    void blanksAroundACodeAreForgiven(String typed) {
        assertThat(OneTimeCode.in(typed)).contains(new OneTimeCode("012345"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12345", "1234567", "012 345", "１２３４５６"})
    void whatIsNoCodeProvesNothing(String typed) {
        assertThat(OneTimeCode.in(typed)).isEmpty();
    }

    @Test
    void doesNotTellItself() {
        assertThat(new OneTimeCode("012345")).hasToString("OneTimeCode[******]");
    }
}
