package org.countersign.audit.chain;

import static java.nio.file.StandardOpenOption.WRITE;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.countersign.keys.OwnerOnlyFile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes the oldest part of the trail into a file, and lets go of what is safe there. */
@Component
public class TrailArchive {

    private final ArchivedTrail archived;
    private final ChainVerifier verifier;
    private final SegmentWriter writer;
    private final TrailKey key;
    private final CheckpointFile checkpoints;

    TrailArchive(
            ArchivedTrail archived,
            ChainVerifier verifier,
            SegmentWriter writer,
            TrailKey key,
            CheckpointFile checkpoints) {
        this.archived = archived;
        this.verifier = verifier;
        this.writer = writer;
        this.key = key;
        this.checkpoints = checkpoints;
    }

    /**
     * Writes all before a moment into a new file, and verifies what stands there. A trail that was tampered with stays as
     * it is: it is what shows.
     *
     * @return nothing: nothing is so old, and nothing was written
     */
    public Optional<Segment> write(Instant until, Path file) throws IOException {
        var publicKey = key.signingKey().publicKey();
        verifier.verify(publicKey, checkpoints.newest());
        var end = writer.endBefore(until);
        if (end.isEmpty()) {
            return Optional.empty();
        }
        write(end.get(), file);
        return Optional.of(SegmentReader.verify(file, publicKey, Optional.empty()));
    }

    /** The file is on the disk when it is closed: what comes next removes the events. */
    private void write(SignedCheckpoint end, Path file) throws IOException {
        OwnerOnlyFile.create(file, "");
        try (var channel = FileChannel.open(file, WRITE);
                var out = new BufferedOutputStream(Channels.newOutputStream(channel))) {
            writer.write(end, out);
            out.flush();
            channel.force(true);
        }
    }

    /** Lets go of what a segment holds, and signs that the chain of this database begins after it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void remove(Segment segment) {
        var signing = key.signingKey();
        var name = signing.publicKey().archiveName();
        archived.remove(signing.sign(segment.end().checkpoint().head().checkpoint(name)));
    }
}
