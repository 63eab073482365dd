package org.countersign.keys;

import static java.nio.file.StandardOpenOption.SYNC;
import static java.nio.file.StandardOpenOption.WRITE;
import static java.nio.file.attribute.PosixFilePermission.OWNER_READ;
import static java.nio.file.attribute.PosixFilePermission.OWNER_WRITE;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;

/**
 * Writes files that their owner alone can read (mode 0600), from their first moment on, and makes folders for them that he
 * alone gets into (0700). Where the file system cannot keep that, nothing is written.
 */
public final class OwnerOnlyFile {

    static final Set<PosixFilePermission> OWNER_ONLY = Set.of(OWNER_READ, OWNER_WRITE);
    private static final FileAttribute<?> MODE = PosixFilePermissions.asFileAttribute(OWNER_ONLY);
    private static final FileAttribute<?> FOLDER_MODE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private OwnerOnlyFile() {}

    /**
     * Writes a file, in place of an older one: whole, or not at all.
     *
     * @throws IOException if it cannot be written, or others could read it there
     */
    public static void replace(Path file, String text) throws IOException {
        replace(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The same with what is no text. */
    public static void replace(Path file, byte[] content) throws IOException {
        var partial = Files.createTempFile(folderOf(file), file.getFileName().toString(), ".partial", MODE);
        try {
            write(partial, content);
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    /**
     * Writes a file that is not there.
     *
     * @throws java.nio.file.FileAlreadyExistsException if it is, or somebody is faster
     * @throws IOException if it cannot be written, or others could read it there
     */
    public static void create(Path file, String text) throws IOException {
        folderOf(file);
        Files.createFile(file, MODE);
        try {
            write(file, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    /** Makes a folder, and whatever is missing of the way to it, that its owner alone gets into. */
    public static Path makeFolder(Path folder) throws IOException {
        return Files.createDirectories(folder, FOLDER_MODE);
    }

    private static Path folderOf(Path file) throws IOException {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            throw new IOException("the file system of " + file + " cannot keep a file from other users");
        }
        var folder = makeFolder(Objects.requireNonNull(file.toAbsolutePath().getParent()));
        if (!Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            throw new IOException("the file system of " + folder + " cannot keep a file from other users");
        }
        return folder;
    }

    private static void write(Path file, byte[] content) throws IOException {
        requireOwnerOnly(file);
        Files.write(file, content, WRITE, SYNC);
    }

    /** Some network and foreign file systems take a mode and keep another. */
    private static void requireOwnerOnly(Path file) throws IOException {
        if (!Files.getPosixFilePermissions(file).equals(OWNER_ONLY)) {
            throw new IOException("the file system of " + file.getParent() + " does not keep the mode 0600");
        }
    }
}
