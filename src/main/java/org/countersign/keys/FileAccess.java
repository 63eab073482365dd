package org.countersign.keys;

import static java.nio.file.attribute.PosixFilePermission.GROUP_READ;
import static java.nio.file.attribute.PosixFilePermission.OWNER_READ;
import static java.nio.file.attribute.PosixFilePermission.OWNER_WRITE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/**
 * Who may do what with a file of secrets.
 *
 * @param owner whose it is
 * @param reader as whom the service runs
 */
record FileAccess(String owner, String reader, Set<PosixFilePermission> mode) {

    private static final String ROOT = "root";
    private static final Set<PosixFilePermission> MOUNTED = Set.of(OWNER_READ, OWNER_WRITE, GROUP_READ);

    static FileAccess to(Path file) throws IOException {
        return new FileAccess(
                Files.getOwner(file).getName(), System.getProperty("user.name"), Files.getPosixFilePermissions(file));
    }

    /** Whether nobody but its owner may read or change it; of what a platform mounted, its group may read it too. */
    boolean isPrivate() {
        return (isMounted() ? MOUNTED : OwnerOnlyFile.OWNER_ONLY).containsAll(mode);
    }

    /** Whether it is root's, who put it there for the service to read. */
    boolean isMounted() {
        return owner.equals(ROOT) && !reader.equals(ROOT);
    }
}
