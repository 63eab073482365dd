package org.countersign.testing;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A disk that is soon full. Only the machine's administrator may mount one: anybody else skips the check, loudly. */
public final class SmallDisk implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SmallDisk.class);

    private static final byte[] PIECE = new byte[4096];

    private final Path folder;
    private final Path ballast;

    /** @param folder a new one; what is in it takes no more than so many megabytes */
    public SmallDisk(Path folder, int megabytes) {
        this.folder = folder;
        this.ballast = folder.resolve("ballast");
        try {
            Files.createDirectory(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", folder.toString()) != 0) {
            var message = "SKIPPED: this check needs the right to mount a small disk. Run it as root to run the check.";
            if (RequiredTool.allRequired()) {
                fail(message);
            }
            log.warn(message);
            abort(message);
        }
    }

    /** Leaves no room for anything. */
    public void fill() {
        try (OutputStream out = Files.newOutputStream(ballast)) {
            while (true) {
                out.write(PIECE);
            }
        } catch (IOException e) {
            log.info("The disk is full: {}", e.getMessage());
        }
    }

    /** Makes room again. */
    public void makeRoom() {
        try {
            Files.delete(ballast);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        run("umount", folder.toString());
    }

    private static int run(String... command) {
        try {
            return new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (IOException e) {
            return -1;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
