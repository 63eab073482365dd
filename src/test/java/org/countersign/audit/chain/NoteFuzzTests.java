package org.countersign.audit.chain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import org.junit.jupiter.api.Tag;

/** Whatever a file says that should hold checkpoints or a segment, it is read or turned down; nothing unsigned passes. */
@Tag("fuzz")
class NoteFuzzTests {

    private static final PublicKeyOfTrail KEY = new PublicKeyOfTrail("countersign-audit-1", new byte[32]);

    @FuzzTest(maxDuration = "5m")
    void aCheckpointIsReadAsItIsWrittenOrNotAtAll(FuzzedDataProvider data) {
        SignedCheckpoint.lastIn(data.consumeRemainingAsString()).ifPresent(read -> {
            assertThat(read.seq()).isPositive();
            assertThat(SignedCheckpoint.lastIn(read.text()))
                    .hasValueSatisfying(again -> assertThat(again.text()).isEqualTo(read.text()));
            assertThat(KEY.signed(read)).isFalse();
        });
    }

    @FuzzTest(maxDuration = "5m")
    void aSegmentThatNobodySignedIsTurnedDown(FuzzedDataProvider data) throws IOException {
        var file = Files.createTempFile("segment", ".jsonl");
        try {
            Files.write(file, data.consumeRemainingAsBytes());
            assertThatThrownBy(() -> SegmentReader.verify(file, KEY, Optional.empty()))
                    .isInstanceOf(TamperedTrail.class);
        } finally {
            Files.delete(file);
        }
    }

    @FuzzTest(maxDuration = "5m")
    void aLineIsReadOrIsNone(FuzzedDataProvider data) {
        var line = data.consumeRemainingAsString();

        SegmentLines.head(line).ifPresent(head -> assertThat(head.seq()).isNotNegative());
        SegmentLines.end(line).ifPresent(end -> assertThat(end.seq()).isPositive());
        SegmentLines.event(line)
                .ifPresent(event -> assertThat(event.digest()).hasSize(64).isEqualTo(digestIn(line)));
    }

    private static String digestIn(String line) {
        return Sha256.hex(line.substring(83, line.length() - 1).getBytes(UTF_8));
    }
}
