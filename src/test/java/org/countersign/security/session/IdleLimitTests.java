package org.countersign.security.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.countersign.settings.FaultySettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long a browser may be idle. */
class IdleLimitTests {

    @Test
    void itIsTheServers() {
        assertThat(limit(Duration.ofMinutes(30))).isEqualTo(Duration.ofMinutes(30));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT1.8S", "PT4M59S", "PT24H1S"})
    void whatWouldThrowOutWhoIsAtWorkOrNobodyEverIsRefused(Duration limit) {
        assertThatThrownBy(() -> limit(limit))
                .isInstanceOf(FaultySettings.class)
                .hasMessageContaining("server.servlet.session.timeout must be from PT5M to PT24H");
    }

    private static Duration limit(Duration timeout) {
        return new IdleLimit(timeout).timeout();
    }
}
