package org.countersign.firstrun;

import static java.nio.file.attribute.PosixFilePermission.OWNER_READ;
import static java.nio.file.attribute.PosixFilePermission.OWNER_WRITE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The file that holds the one-time secret. Its owner alone can read it (mode 0600), from its first moment on. */
@Component
class SecretFile {

    static final String NAME = "first-run-secret";

    private static final Set<PosixFilePermission> OWNER_ONLY = Set.of(OWNER_READ, OWNER_WRITE);

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
        var folder = Files.createDirectories(file.toAbsolutePath().getParent());
        if (!Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            throw new IOException("the file system of " + folder + " cannot keep a file from other users");
        }
        var partial = Files.createTempFile(folder, NAME, ".partial", PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        try {
            requireOwnerOnly(partial);
            Files.writeString(partial, secret + "\n");
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    void delete() throws IOException {
        Files.deleteIfExists(file);
    }

    /** Some network and foreign file systems take a mode and keep another. */
    private static void requireOwnerOnly(Path path) throws IOException {
        if (!Files.getPosixFilePermissions(path).equals(OWNER_ONLY)) {
            throw new IOException("the file system of " + path.getParent() + " does not keep the mode 0600");
        }
    }
}
