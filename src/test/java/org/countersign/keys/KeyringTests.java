package org.countersign.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyringTests {

    @TempDir
    private Path folder;

    private final AtomicReference<String> marked = new AtomicReference<>();
    private final KeyMarker database = mock(KeyMarker.class);

    private Path path;
    private Keyring keyring;

    @BeforeEach
    void firstStart() {
        when(database.find()).then(call -> Optional.ofNullable(marked.get()));
        doAnswer(call -> {
                    marked.set(call.getArgument(0));
                    return null;
                })
                .when(database)
                .set(anyString());
        path = folder.resolve("deeper").resolve("keys.json");
        keyring = start();
    }

    @Test
    void whatIsSealedOpensForItsOwnerAlone() {
        var sealed = keyring.seal("secret", "lee").text();

        assertThat(sealed).doesNotContain("secret");
        assertThat(keyring.open(sealed, "lee")).isEqualTo("secret");
        assertThatThrownBy(() -> keyring.open(sealed, "mike")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theSameTextIsSealedDifferentlyEachTime() {
        assertThat(keyring.seal("secret", "lee").text())
                .isNotEqualTo(keyring.seal("secret", "lee").text());
    }

    @Test
    void whatWasChangedDoesNotOpen() {
        var sealed = keyring.seal("secret", "lee").text();
        var parts = sealed.split("\\.", -1);
        for (int i = 2; i < parts.length; i++) {
            var changed = parts.clone();
            changed[i] = flipped(changed[i]);
            assertThatThrownBy(() -> keyring.open(String.join(".", changed), "lee"))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void onlyItsOwnerReadsTheFile() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-------");
    }

    @Test
    void anotherStartHasTheSameKeys() {
        assertThat(start().open(keyring.seal("secret", "lee").text(), "lee")).isEqualTo("secret");
    }

    @Test
    void withoutTheFileOfASealedDatabaseNothingStarts() throws IOException {
        Files.delete(path);

        assertThatThrownBy(this::start)
                .isInstanceOf(MissingKeys.class)
                .hasMessageContaining(path.toString())
                .hasMessageContaining("COUNTERSIGN_KEYS_FILE");
        assertThat(path).doesNotExist();
    }

    @Test
    void withAnotherDatabasesFileNothingStarts() throws IOException {
        Files.delete(path);
        file().create();

        assertThatThrownBy(this::start).isInstanceOf(MissingKeys.class);
    }

    @Test
    void whatIsNoKeyFileIsNamedAndNotQuoted() throws IOException {
        Files.writeString(path, "{\"keys\": [\"canary\"");

        assertThatThrownBy(this::start)
                .hasMessageContaining(path.toString())
                .hasMessageNotContaining("canary")
                .hasNoCause();
    }

    @Test
    void aNewKeySealsAndTheOldOneStillOpens() {
        var before = keyring.presentKey();
        var sealed = keyring.seal("secret", "lee").text();
        var rotation = new KeyRotation(file(), keyring, List.of(() -> 3));

        assertThat(rotation.rotate()).contains("3 secrets", keyring.presentKey(), path.toString());
        assertThat(keyring.presentKey()).isNotEqualTo(before);
        assertThat(keyring.open(sealed, "lee")).isEqualTo("secret");
        assertThat(start().open(sealed, "lee")).isEqualTo("secret");
    }

    private Keyring start() {
        return new Keyring(file(), database);
    }

    private KeyFile file() {
        return new KeyFile(new KeyProperties(path));
    }

    private static String flipped(String text) {
        return (text.charAt(0) == 'A' ? 'B' : 'A') + text.substring(1);
    }
}
