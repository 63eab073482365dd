package org.countersign.firstrun;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.countersign.keys.OwnerOnlyFile;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The file that holds the one-time secret. Its owner alone can read it (mode 0600), from its first moment on. */
@Component
class SecretFile {

    static final String NAME = "first-run-secret";

    private final Path file;

    SecretFile(@Value("${countersign.data-dir}") Path dataDirectory) {
        this.file = dataDirectory.resolve(NAME);
    }

    Path path() {
        return file;
    }

    /**
     * Writes the secret, in place of an older one: whole, or not at all.
     *
     * @throws IOException if it cannot be written, or others could read it there
     */
    void write(String secret) throws IOException {
        OwnerOnlyFile.replace(file, secret + "\n");
    }

    void delete() throws IOException {
        Files.deleteIfExists(file);
    }
}
