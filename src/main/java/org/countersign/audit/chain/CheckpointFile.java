package org.countersign.audit.chain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** A file to which checkpoints are appended, one after the other; the last one is the newest. */
@Component
class CheckpointFile implements CheckpointSink {

    /** Far more than one checkpoint is long. */
    private static final int TAIL = 64 * 1024;

    private final Optional<Path> file;

    CheckpointFile(AuditProperties properties) {
        this.file = properties.file();
    }

    /** @throws UncheckedIOException if there is such a file, but it cannot be read */
    Optional<SignedCheckpoint> newest() {
        return file.filter(Files::exists).flatMap(CheckpointFile::lastIn);
    }

    /**
     * The last checkpoint of a file, which may hold any number of them.
     *
     * @throws UncheckedIOException if it cannot be read
     */
    static Optional<SignedCheckpoint> lastIn(Path file) {
        try (var channel = FileChannel.open(file)) {
            var tail = ByteBuffer.allocate((int) Math.min(TAIL, channel.size()));
            channel.position(channel.size() - tail.capacity());
            while (tail.hasRemaining() && channel.read(tail) >= 0) {
                // A read may bring less than there is.
            }
            return SignedCheckpoint.lastIn(UTF_8.decode(tail.flip()).toString());
        } catch (IOException e) {
            throw new UncheckedIOException("The checkpoints in " + file + " cannot be read", e);
        }
    }

    @Override
    public void take(SignedCheckpoint checkpoint) {
        file.ifPresent(path -> append(path, checkpoint));
    }

    /** Begins a new line: a crash may have cut off the one before. */
    private static void append(Path file, SignedCheckpoint checkpoint) {
        try {
            Files.createDirectories(file.getParent());
            try (var channel = FileChannel.open(file, CREATE, APPEND)) {
                var bytes = ByteBuffer.wrap(("\n" + checkpoint.text()).getBytes(UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The audit's checkpoint could not be written to " + file, e);
        }
    }
}
