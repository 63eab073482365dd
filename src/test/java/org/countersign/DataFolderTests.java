package org.countersign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.countersign.settings.CannotStart;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.mock.env.MockEnvironment;

/** Where the embedded database lies, and who may look at it. */
class DataFolderTests {

    @TempDir
    private Path there;

    private Path folder;

    @BeforeEach
    void aFolderThatIsNotThere() {
        folder = there.resolve("some/data");
    }

    @Test
    void isMadeForItsOwnerAlone() throws IOException {
        start("jdbc:h2:file:${countersign.data-dir}/countersign;WRITE_DELAY=0");

        assertThat(Files.getPosixFilePermissions(folder)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void staysAsItIsWhereItIsThere() throws IOException {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-x---"));

        start("jdbc:h2:file:${countersign.data-dir}/countersign");

        assertThat(Files.getPosixFilePermissions(folder)).isEqualTo(PosixFilePermissions.fromString("rwxr-x---"));
    }

    @Test
    void isNotMadeForAnotherDatabase() {
        start("jdbc:postgresql://db.contoso.example/countersign");

        assertThat(folder).doesNotExist();
    }

    @Test
    void thatCannotBeMadeIsToldInOneLine() throws IOException {
        folder = Files.createFile(there.resolve("file")).resolve("data");

        assertThatThrownBy(() -> start("jdbc:h2:file:${countersign.data-dir}/countersign"))
                .isInstanceOf(CannotStart.class)
                .hasMessageStartingWith("The data folder " + folder + " cannot be made: ")
                .hasMessageEndingWith("or set COUNTERSIGN_DATA_DIR to another one.");
    }

    private void start(String url) {
        var environment = new MockEnvironment()
                .withProperty("countersign.data-dir", folder.toString())
                .withProperty("spring.datasource.url", url);

        new DataFolder().postProcessEnvironment(environment, new SpringApplication());
        NewDataFolder.make(environment);

        assertThat(environment.getProperty("countersign.data-dir")).isEqualTo(folder.toString());
    }
}
