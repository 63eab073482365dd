package org.countersign;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.countersign.testing.ContextOfItsOwn;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command starts a context of its own. */
@Tag(ContextOfItsOwn.TAG)
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
