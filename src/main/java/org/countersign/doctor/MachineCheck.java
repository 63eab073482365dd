package org.countersign.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.core.env.Environment;

/** Whether Java is new enough, and the data folder can be written to, has room and is its owner's alone. */
final class MachineCheck implements Check {

    private static final int OLDEST_JAVA = 17;
    private static final long MEGABYTE = 1024L * 1024;
    private static final long LITTLE = 1024 * MEGABYTE;
    private static final long TOO_LITTLE = 100 * MEGABYTE;

    private static final String ROOT = "root";
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

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
        return Stream.concat(Stream.of(java(Runtime.version()), folder()), readers().stream())
                .toList();
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

    /** Of one that a platform has mounted, its mode is the platform's: it is root's, and the service is not. */
    private Optional<Finding> readers() throws IOException {
        if (!Files.isDirectory(folder) || !Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            return Optional.empty();
        }
        var isMounted = Files.getOwner(folder).getName().equals(ROOT) && !ROOT.equals(System.getProperty("user.name"));
        return isMounted || OWNER_ONLY.containsAll(Files.getPosixFilePermissions(folder))
                ? Optional.empty()
                : Optional.of(Finding.warn(
                        "Others than its owner get into the data folder " + folder
                                + ", where hashes of passwords and mails may lie",
                        "chmod 700 " + folder));
    }

    Finding room(long bytes) {
        var text = "The data folder " + folder + " has " + bytes / MEGABYTE + " MB left";
        if (bytes < TOO_LITTLE) {
            return Finding.fault(text, "Make room there");
        }
        return bytes < LITTLE ? Finding.warn(text, "Make room there") : Finding.ok(text);
    }
}
