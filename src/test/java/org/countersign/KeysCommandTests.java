package org.countersign;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.countersign.testing.ContextOfItsOwn;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The command starts a context of its own. */
@Tag(ContextOfItsOwn.TAG)
@ExtendWith(OutputCaptureExtension.class)
class KeysCommandTests {

    @TempDir
    private Path folder;

    @Test
    void aNewKeyComesBeforeTheOneThereWas() throws IOException {
        var file = folder.resolve("keys.json");
        assertThat(rotate(file)).isZero();
        var first = Files.readString(file);
        assertThat(rotate(file)).isZero();

        assertThat(Files.readString(file)).hasSizeGreaterThan(first.length());
    }

    @Test
    void anAddressThatIsNoneIsToldInOneLineAndNotRepeated(CapturedOutput output) {
        var url = "--spring.datasource.url=jdbc:postgres://db.contoso.example/countersign?password=canary";

        assertThat(KeysCommand.run(new String[] {"keys", "rotate", url})).isEqualTo(1);

        assertThat(output.getErr().strip())
                .hasLineCount(1)
                .startsWith("Failed: spring.datasource.url must be an address such as jdbc:postgresql:")
                .doesNotContain("canary");
    }

    @Test
    void whileTheServiceHasTheEmbeddedDatabaseOneLineSaysSo(CapturedOutput output) throws IOException {
        assertThat(rotate(folder.resolve("keys.json"))).isZero();
        try (var database = FileChannel.open(folder.resolve("countersign.mv.db"), StandardOpenOption.WRITE);
                var lock = database.lock()) {
            assertThat(lock.isValid()).isTrue();
            assertThat(rotate(folder.resolve("keys.json"))).isEqualTo(1);
        }

        assertThat(output.getErr().strip())
                .hasLineCount(1)
                .startsWith("Failed: The database is in use by another process: most likely the service runs already.");
        assertThat(output.getOut().lines()).hasSize(1);
    }

    @Test
    void whatIsNoCommandIsToldHowItGoes() {
        assertThat(KeysCommand.run(new String[] {"keys"})).isEqualTo(2);
        assertThat(KeysCommand.run(new String[] {"keys", "turn"})).isEqualTo(2);
    }

    private int rotate(Path file) {
        return KeysCommand.run(new String[] {
            "keys",
            "rotate",
            "--countersign.data-dir=" + folder,
            "--countersign.keys.file=" + file,
            "--spring.datasource.url=jdbc:h2:file:" + folder.resolve("countersign")
        });
    }
}
