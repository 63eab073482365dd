package org.countersign.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;

class PasswordRulesTests {

    @Test
    void fifteenCharactersOfAnyKindAreEnough() {
        assertThat(objectionTo("aaaa bbbb cccc ")).isEmpty();
        assertThat(objectionTo("aaaa bbbb cccc"))
                .hasValueSatisfying(why -> assertThat(why).contains("15 characters or more"));
    }

    @Test
    void aCharacterCountsOnceHoweverManyUnitsItTakes() {
        assertThat(objectionTo("😀".repeat(14))).isPresent();
        assertThat(objectionTo("😀".repeat(15))).isEmpty();
    }

    @Test
    void whatBcryptWouldCutOffIsRefused() {
        assertThat(objectionTo("x".repeat(72))).isEmpty();
        assertThat(objectionTo("x".repeat(73))).isPresent();
        assertThat(objectionTo("ü".repeat(37))).isPresent();
    }

    @Test
    void theLongestIsComparedWhole() {
        var encoder = PasswordEncoderFactories.createDelegatingPasswordEncoder();
        var hash = encoder.encode("x".repeat(72));

        assertThat(encoder.matches("x".repeat(72), hash)).isTrue();
        assertThat(encoder.matches("x".repeat(71) + "y", hash)).isFalse();
    }

    @Test
    void aNameIsNoPassword() {
        assertThat(PasswordRules.objectionTo("Grace@Contoso.Example", List.of("grace@contoso.example")))
                .isPresent();
    }

    private static Optional<String> objectionTo(String password) {
        return PasswordRules.objectionTo(password, List.of());
    }
}
