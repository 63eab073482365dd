package org.countersign.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.countersign.activation.AnActivation.anActivation;

import java.time.Duration;
import org.countersign.assignment.InvalidRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestActivationTests {

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "-PT1H", "PT4M59S", "PT10M1S", "P367D"})
    void anImpossibleDurationIsNoRequest(String duration) {
        assertThatThrownBy(
                        () -> anActivation().lasting(Duration.parse(duration)).build())
                .isInstanceOf(InvalidRequest.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "\u001b[31mred", "right\u202eleft", "zero\u200bwidth"})
    void aJustificationHasNoHiddenCharacters(String text) {
        assertThatThrownBy(() -> anActivation().justifiedBy(text).build()).isInstanceOf(InvalidRequest.class);
    }

    @Test
    void aJustificationMayHaveLinesAndEmoji() {
        var text = "Zwei Zeilen:\n\tdie zweite 👩‍🚒";

        assertThat(anActivation().justifiedBy(text).build().request().justification())
                .isEqualTo(text);
    }

    @Test
    void aJustificationIsStrippedAndHasAtMost500Characters() {
        assertThat(anActivation()
                        .justifiedBy(" " + "x".repeat(500) + "\n")
                        .build()
                        .request()
                        .justification())
                .hasSize(500);
        assertThatThrownBy(() -> anActivation().justifiedBy("x".repeat(501)).build())
                .hasMessageContaining("500");
    }

    @Test
    void aTicketIsOneLine() {
        assertThatThrownBy(() -> new Ticket("1\r\nBcc: everybody@contoso.example", "Desk"))
                .isInstanceOf(InvalidRequest.class);
    }
}
