package org.countersign.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.countersign.audit.chain.Segment;
import org.countersign.audit.chain.TrailArchive;
import org.countersign.time.DatabaseClock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Moves the oldest part of the trail into a file. That it was moved, and where to, is a fact of the trail. */
@Service
public class AuditArchive {

    private final TrailArchive archive;
    private final AuditTrail trail;
    private final DatabaseClock clock;
    private final TransactionTemplate transactions;

    AuditArchive(TrailArchive archive, AuditTrail trail, DatabaseClock clock, PlatformTransactionManager transactions) {
        this.archive = archive;
        this.trail = trail;
        this.clock = clock;
        this.transactions = new TransactionTemplate(transactions);
    }

    /**
     * Moves what is sealed and happened before a moment, up to the last checkpoint before anything that is later.
     *
     * @param until not in the future
     * @param file a new one; it is whole, on the disk and verified before anything is removed
     * @param operator the operating system's name of whoever archives
     * @return nothing: there is nothing so old
     * @throws org.countersign.audit.chain.TamperedTrail if the trail is not as it was sealed: it is left as it is
     * @throws IOException if the file cannot be written
     */
    public Optional<Segment> archive(Instant until, Path file, String operator) throws IOException {
        if (until.isAfter(clock.now())) {
            throw new IllegalArgumentException("Nothing has happened yet before " + until);
        }
        var written = archive.write(until, file);
        written.ifPresent(segment -> transactions.executeWithoutResult(transaction -> {
            archive.remove(segment);
            trail.add(fact(segment, file, operator));
        }));
        return written;
    }

    private AuditEvent fact(Segment segment, Path file, String operator) {
        return AuditEvent.ofService(
                Activity.AUDIT_ARCHIVED,
                clock.now(),
                "",
                new Details()
                        .with("operator", operator)
                        .with("file", file.toAbsolutePath())
                        .with("first", segment.first())
                        .with("last", segment.last()));
    }
}
