package org.countersign.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileAccessTests {

    @ParameterizedTest
    @CsvSource({
        "countersign, countersign, rw-------, true",
        "countersign, countersign, r--------, true",
        "countersign, countersign, rw-r-----, false",
        "countersign, countersign, rw----r--, false",
        "countersign, countersign, rwx------, false",
        // As Kubernetes mounts a secret.
        "root, countersign, r--r-----, true",
        "root, countersign, rw-r-----, true",
        "root, countersign, r--rw----, false",
        "root, countersign, r--r--r--, false",
        "root, ?, r--r-----, true",
        "root, root, r--r-----, false",
        "mallory, countersign, r--r-----, false",
    })
    void nobodyElseMayReadThem(String owner, String reader, String mode, boolean isPrivate) {
        assertThat(new FileAccess(owner, reader, PosixFilePermissions.fromString(mode)).isPrivate())
                .isEqualTo(isPrivate);
    }

    @Test
    void aFileTellsItsOwnerAndMode(@TempDir Path folder) throws IOException {
        var file = Files.createFile(
                folder.resolve("keys.json"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));

        assertThat(FileAccess.to(file).owner()).isEqualTo(System.getProperty("user.name"));
        assertThat(FileAccess.to(file).isPrivate()).isTrue();
    }
}
