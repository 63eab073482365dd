package org.countersign.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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
        assertThat(objectionTo("a 😀 long 🚀 way"))
                .hasValueSatisfying(why -> assertThat(why).contains("15"));
        assertThat(objectionTo("a 😀 long 🚀 way up")).isEmpty();
    }

    @Test
    void whatBcryptWouldCutOffIsRefused() {
        var long72 = "a long way to go ".repeat(4) + "home";
        assertThat(long72).hasSize(72);
        assertThat(objectionTo(long72)).isEmpty();
        assertThat(objectionTo(long72 + "!"))
                .hasValueSatisfying(why -> assertThat(why).contains("shorter"));
        assertThat(objectionTo("ü".repeat(37)))
                .hasValueSatisfying(why -> assertThat(why).contains("shorter"));
    }

    @Test
    void theLongestIsComparedWhole() {
        var encoder = PasswordEncoderFactories.createDelegatingPasswordEncoder();
        var hash = encoder.encode("x".repeat(72));

        assertThat(encoder.matches("x".repeat(72), hash)).isTrue();
        assertThat(encoder.matches("x".repeat(71) + "y", hash)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "passwordpassword",
                "password1234567",
                "123456789012345",
                "qwertyuiopasdfgh",
                "iloveyouiloveyou",
                "Password123456789",
                "xxxxxxxxxxxxxxxxxxxx",
                "letmeinletmein123"
            })
    void whatEverybodyKnowsIsNoPassword(String password) {
        assertThat(objectionTo(password))
                .hasValueSatisfying(why -> assertThat(why).contains("harder to guess"));
    }

    @Test
    void aNameWithALittleBesideItIsNoPassword() {
        assertThat(PasswordRules.objectionTo("Lindqvist12345678", List.of("Lindqvist")))
                .isPresent();
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
