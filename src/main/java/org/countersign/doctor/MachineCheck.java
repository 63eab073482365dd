package org.countersign.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.core.env.Environment;

/** Whether Java is new enough, and the data folder can be written to and has room. */
final class MachineCheck implements Check {

    private static final int OLDEST_JAVA = 17;
    private static final long MEGABYTE = 1024L * 1024;
    private static final long LITTLE = 1024 * MEGABYTE;
    private static final long TOO_LITTLE = 100 * MEGABYTE;

    private final Path folder;

    MachineCheck(Environment environment) {
        this.folder = Path.of(environment.getRequiredProperty("countersign.data-dir"));
    }

    @Override
    public Area area() {
        return Area.MACHINE;
    }

    @Override
    public List<Finding> look() throws IOException {
        return List.of(java(Runtime.version()), folder());
    }

    static Finding java(Runtime.Version version) {
        return version.feature() < OLDEST_JAVA
                ? Finding.fault("Java " + version + " is too old", "Install a Java " + OLDEST_JAVA + " or newer")
                : Finding.ok("Java " + version);
    }

    private Finding folder() throws IOException {
        if (!Files.isDirectory(folder)) {
            return Finding.warn("The data folder " + folder + " is not there", "The first start makes it");
        }
        if (!Files.isWritable(folder)) {
            return Finding.fault(
                    "The data folder " + folder + " cannot be written to",
                    "Let " + System.getProperty("user.name") + " write there, or set COUNTERSIGN_DATA_DIR");
        }
        return room(Files.getFileStore(folder).getUsableSpace());
    }

    Finding room(long bytes) {
        var text = "The data folder " + folder + " has " + bytes / MEGABYTE + " MB left";
        if (bytes < TOO_LITTLE) {
            return Finding.fault(text, "Make room there");
        }
        return bytes < LITTLE ? Finding.warn(text, "Make room there") : Finding.ok(text);
    }
}
