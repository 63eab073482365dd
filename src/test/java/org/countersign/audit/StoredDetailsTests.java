package org.countersign.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How details are kept. */
class StoredDetailsTests {

    private final StoredDetails details = new StoredDetails(new ObjectMapper());

    @Test
    void theyAreReadAsTheyWereWritten() {
        var written = Map.of("justification", "\"quoted\"\n${x}", "scope", "/");

        assertThat(details.read(details.write(written))).isEqualTo(written);
    }

    @Test
    void whatDoesNotFitIsShortenedTheLongestFirst() {
        var stored = details.write(Map.of("justification", "\"".repeat(3000), "scope", "/a/b"));

        assertThat(stored).hasSizeLessThanOrEqualTo(4000);
        assertThat(details.read(stored)).containsEntry("scope", "/a/b").containsKey("justification");
    }
}
