package org.countersign.audit.chain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.countersign.audit.schema.tables.AuditSeal.AUDIT_SEAL;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Record;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Writes a part of the trail, so that {@link SegmentReader} can verify it without any database. */
@Component
class SegmentWriter {

    private final SealedRows rows;
    private final ArchivedTrail archived;

    SegmentWriter(SealedRows rows, ArchivedTrail archived) {
        this.rows = rows;
        this.archived = archived;
    }

    /** Up to where all happened before a moment, and something is left to write; nothing: nothing is so old. */
    @Transactional(readOnly = true)
    public Optional<SignedCheckpoint> endBefore(Instant until) {
        var start = archived.start().map(SignedCheckpoint::seq).orElse(0L);
        return archived.lastBefore(until).filter(end -> end.seq() > start);
    }

    /**
     * Writes all from where the chain of this database begins.
     *
     * @param end up to where
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public void write(SignedCheckpoint end, OutputStream out) throws IOException {
        var before = archived.start().map(note -> note.checkpoint().head()).orElse(Seal.START);
        write(SegmentLines.head(end.checkpoint().origin(), before), out);
        var seq = before.seq();
        for (var page = lines(seq, end); !page.isEmpty(); page = lines(seq, end)) {
            for (var line : page) {
                write(line, out);
            }
            seq += page.size();
        }
        write(SegmentLines.end(end), out);
    }

    private List<String> lines(long seq, SignedCheckpoint end) {
        return rows.between(seq, end.seq(), SegmentWriter::line);
    }

    private static String line(Record row) {
        return SegmentLines.event(row.get(AUDIT_SEAL.HASH), CanonicalEvent.bytesOf(row));
    }

    private static void write(String line, OutputStream out) throws IOException {
        out.write((line + "\n").getBytes(UTF_8));
    }
}
