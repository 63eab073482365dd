package org.countersign.audit.chain;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Verifies a segment of the trail by the key's public half alone, line by line. */
public final class SegmentReader {

    private final BufferedReader lines;
    private final PublicKeyOfTrail key;
    private final Optional<SignedCheckpoint> witness;
    private int number;

    private SegmentReader(BufferedReader lines, PublicKeyOfTrail key, Optional<SignedCheckpoint> witness) {
        this.lines = lines;
        this.key = key;
        this.witness = witness;
    }

    /**
     * Follows the chain through a segment.
     *
     * @param witness a checkpoint from elsewhere that the chain has to go through there
     * @throws TamperedTrail if anything in it was edited, deleted, reordered, inserted or cut off, or it is no segment
     * @throws IllegalArgumentException if the witness is about another part of the trail
     * @throws IOException if it cannot be read
     */
    public static Segment verify(Path file, PublicKeyOfTrail key, Optional<SignedCheckpoint> witness)
            throws IOException {
        try (var lines = Files.newBufferedReader(file)) {
            return new SegmentReader(lines, key, witness).verify();
        } catch (CharacterCodingException e) {
            throw new TamperedTrail(file + " is no text: it was edited");
        }
    }

    private Segment verify() throws IOException {
        var before = next().flatMap(SegmentLines::head).orElseThrow(() -> new TamperedTrail("This is no segment"));
        var head = before;
        for (var line = next(); line.isPresent(); line = next()) {
            var end = SegmentLines.end(line.get());
            if (end.isPresent()) {
                var segment = new Segment(before.seq() + 1, before.hash(), proved(end.get(), head));
                witness.ifPresent(known -> requireWithin(segment, known));
                return segment;
            }
            head = follow(head, line.get());
            requireWitnessed(head);
        }
        throw new TamperedTrail("The segment has no checkpoint after event " + head.seq() + ": its end was cut off");
    }

    private Seal.Head follow(Seal.Head head, String line) {
        return SegmentLines.event(line)
                .flatMap(event -> event.after(head))
                .orElseThrow(() -> new TamperedTrail("Line " + number + " (seal " + (head.seq() + 1)
                        + ") is not what was sealed there: it was edited, or one before it deleted"));
    }

    private void requireWitnessed(Seal.Head head) {
        witness.filter(known -> known.seq() == head.seq())
                .ifPresent(known -> require(
                        key.signed(known) && known.checkpoint().equals(head.checkpoint(key.name())),
                        "The checkpoint of seal " + known.seq()
                                + " does not fit the segment, which was rewritten before it"));
    }

    private static void requireWithin(Segment segment, SignedCheckpoint known) {
        if (known.seq() < segment.first() || known.seq() > segment.last()) {
            throw new IllegalArgumentException("The checkpoint of seal " + known.seq()
                    + " is not of this segment, which holds " + segment.first() + " to " + segment.last());
        }
    }

    private SignedCheckpoint proved(SignedCheckpoint end, Seal.Head head) throws IOException {
        require(
                key.signed(end),
                "The segment's checkpoint has a bad signature, or is another key's than " + key.name());
        require(
                end.checkpoint().equals(head.checkpoint(key.name())),
                "The segment's checkpoint does not fit its events: they were rewritten");
        require(next().isEmpty(), "Line " + number + " comes after the checkpoint: it was added");
        return end;
    }

    private static void require(boolean expected, String message) {
        if (!expected) {
            throw new TamperedTrail(message);
        }
    }

    private Optional<String> next() throws IOException {
        number++;
        return Optional.ofNullable(lines.readLine());
    }
}
