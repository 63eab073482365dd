package org.countersign.security.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.session.MapSession;

class BrowserSessionTests {

    private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");

    private final MapSession kept = new MapSession();
    private final List<String> saved = new ArrayList<>();
    private final BrowserSession<MapSession> session =
            new BrowserSession<>(kept, Set.of("fleeting"), it -> saved.add(it.getId()));

    @Test
    void thatARequestCameIsNotedToTheMinute() {
        kept.setLastAccessedTime(NOON);

        session.setLastAccessedTime(NOON.plus(Duration.ofSeconds(59)));
        assertThat(session.seen()).isEmpty();

        session.setLastAccessedTime(NOON.plus(Duration.ofSeconds(60)));
        assertThat(session.seen()).contains(NOON.plus(Duration.ofSeconds(60)));
        assertThat(kept.getLastAccessedTime()).isEqualTo(NOON);
    }

    /** Whoever ends it afterwards ends it by the new one. */
    @Test
    void anotherIdIsSavedAtOnce() {
        var before = session.getId();

        var after = session.changeSessionId();

        assertThat(saved).containsExactly(after).doesNotContain(before);
    }

    @Test
    void whatIsFleetingStaysWithTheRequest() {
        session.setAttribute("fleeting", "here");
        session.setAttribute("kept", "there");

        assertThat(session.<String>getAttribute("fleeting")).isEqualTo("here");
        assertThat(kept.getAttributeNames()).containsExactly("kept");

        session.removeAttribute("fleeting");
        assertThat(session.<String>getAttribute("fleeting")).isNull();
    }
}
