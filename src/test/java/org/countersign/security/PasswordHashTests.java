package org.countersign.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Tests of other things hash passwords cheaply; the shipped service does not. */
class PasswordHashTests {

    private static final int LEAST_COST = 10;

    @Test
    void whoStealsAHashPaysForEachGuess() {
        var hash = SecurityConfiguration.passwordEncoder().encode("correct horse battery staple");

        assertThat(hash).startsWith("{bcrypt}$2a$");
        assertThat(Integer.parseInt(hash.split("\\$")[2])).isGreaterThanOrEqualTo(LEAST_COST);
    }
}
