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

    private static final int PIECE = 64 * 1024;

    /** Far more than a checkpoint is long, with whatever a line of the log has besides. */
    private static final int LONGEST = 8 * 1024;

    private final Optional<Path> file;

    CheckpointFile(AuditProperties properties) {
        this.file = properties.file();
    }

    /** @throws UncheckedIOException if there is such a file, but it cannot be read */
    Optional<SignedCheckpoint> newest() {
        return file.filter(Files::exists).flatMap(CheckpointFile::lastIn);
    }

    /**
     * The last checkpoint of a file, which may hold any number of them, and a whole log around each.
     *
     * @throws UncheckedIOException if it cannot be read
     */
    static Optional<SignedCheckpoint> lastIn(Path file) {
        try (var channel = FileChannel.open(file)) {
            var found = Optional.<SignedCheckpoint>empty();
            for (var end = channel.size(); end > 0 && found.isEmpty(); end -= PIECE - LONGEST) {
                found = SignedCheckpoint.lastIn(textBefore(end, channel));
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException("The checkpoints in " + file + " cannot be read", e);
        }
    }

    /** A line whose beginning is cut off is left out: the piece before has the whole of it. */
    private static String textBefore(long end, FileChannel channel) throws IOException {
        var start = Math.max(0, end - PIECE);
        var piece = ByteBuffer.allocate((int) (end - start));
        while (piece.hasRemaining() && channel.read(piece, start + piece.position()) >= 0) {
            // A read may bring less than there is.
        }
        var text = UTF_8.decode(piece.flip()).toString();
        return start == 0 ? text : text.substring(text.indexOf('\n') + 1);
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
