package org.countersign.firstrun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody but the file's owner ever reads the secret. */
class SecretFileTests {

    @TempDir
    private Path folder;

    private Path data;
    private SecretFile file;

    @BeforeEach
    void aFileInAFolderThatIsNotThereYet() {
        data = folder.resolve("data");
        file = new SecretFile(data);
    }

    @Test
    void itsOwnerAloneReadsAndWritesIt() throws Exception {
        file.write("secret");

        assertThat(file.path()).hasContent("secret");
        assertThat(modeOf(file.path())).isEqualTo("rw-------");
        assertThat(data).isDirectoryNotContaining("glob:**.partial");
    }

    @Test
    void anOlderOneIsReplacedWhateverItsMode() throws Exception {
        Files.createDirectory(data);
        Files.writeString(file.path(), "the older and longer one");
        Files.setPosixFilePermissions(file.path(), PosixFilePermissions.fromString("rw-rw-rw-"));

        file.write("secret");

        assertThat(file.path()).hasContent("secret");
        assertThat(modeOf(file.path())).isEqualTo("rw-------");
    }

    @Test
    void aLinkInItsPlaceIsReplacedAndNotFollowed() throws Exception {
        Files.createDirectory(data);
        var elsewhere = Files.writeString(folder.resolve("elsewhere"), "untouched");
        Files.createSymbolicLink(file.path(), elsewhere);

        file.write("secret");

        assertThat(elsewhere).hasContent("untouched");
        assertThat(Files.isSymbolicLink(file.path())).isFalse();
    }

    @Test
    void itIsDeletedAndDeletedAgain() throws Exception {
        file.write("secret");

        file.delete();
        file.delete();

        assertThat(file.path()).doesNotExist();
    }

    @Test
    void aFileSystemWithoutPermissionsGetsNoSecret() throws Exception {
        try (var zip = FileSystems.newFileSystem(folder.resolve("data.zip"), Map.of("create", "true"))) {
            var open = new SecretFile(zip.getPath("/data"));

            assertThatThrownBy(() -> open.write("secret"))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("cannot keep a file from other users");

            assertThat(Files.exists(open.path())).isFalse();
        }
    }

    @Test
    void aFolderThatCannotBeMadeIsAFault() throws Exception {
        Files.writeString(data, "in the way");

        assertThatThrownBy(() -> file.write("secret")).isInstanceOf(IOException.class);
    }

    private static String modeOf(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
