package org.countersign.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Optional;
import org.junit.jupiter.api.Tag;

/** Whatever is handed back, such as a {@code $skiptoken}, nothing opens that was not sealed here, and nothing breaks. */
@Tag("fuzz")
class SealsFuzzTests {

    private final SealKey key = mock();

    @FuzzTest(maxDuration = "5m")
    void openWhatTheySealedAndNothingElse(FuzzedDataProvider data) {
        when(key.find()).thenReturn(Optional.of("a-key-for-this-test-alone"));
        var seals = new Seals(key);
        var text = data.consumeString(200);
        var sealed = seals.seal(text);
        var other = data.consumeRemainingAsString();

        assertThat(seals.open(sealed)).contains(text);
        assertThat(seals.open(other)).isEmpty();
        if (!other.isEmpty()) {
            assertThat(seals.open(other + sealed)).isEmpty();
        }
    }
}
