package org.countersign.audit;

import java.io.PrintStream;
import java.time.Instant;
import java.util.UUID;
import org.countersign.directory.UserId;
import org.countersign.time.DatabaseClock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Hands the sealed trail to other programs. That it was handed out is a fact of the trail, before the first line. */
@Service
public class AuditExport {

    private static final int PAGE = 1000;

    private final AuditTrail trail;
    private final ObjectProvider<AuditScribe> scribe;
    private final DatabaseClock clock;
    private final TransactionTemplate transactions;

    /** @param scribe only where people are signed in: a command has none */
    AuditExport(
            AuditTrail trail,
            ObjectProvider<AuditScribe> scribe,
            DatabaseClock clock,
            PlatformTransactionManager transactions) {
        this.scribe = scribe;
        this.trail = trail;
        this.clock = clock;
        this.transactions = new TransactionTemplate(transactions);
    }

    /**
     * Writes what is sealed and happened in a span of time, in the order of the chain, page by page, as long as somebody
     * reads it.
     *
     * @param until from when on no more
     * @param operator the operating system's name of whoever exports
     * @return how many events there were
     */
    public long write(ExportFormat format, Instant from, Instant until, String operator, PrintStream out) {
        transactions.executeWithoutResult(transaction -> trail.add(fact(format, from, until, operator)));
        return write(format, from, until, out);
    }

    /** The same, where somebody who is signed in exports. */
    public long write(ExportFormat format, Instant from, Instant until, UserId exporter, PrintStream out) {
        transactions.executeWithoutResult(transaction -> scribe.getObject().write(fact(format, from, until, exporter)));
        return write(format, from, until, out);
    }

    private long write(ExportFormat format, Instant from, Instant until, PrintStream out) {
        format.head().ifPresent(out::println);
        long count = 0;
        var page = trail.sealedAfter(0, from, until, PAGE);
        while (!page.isEmpty() && !out.checkError()) {
            page.forEach(fact -> out.println(format.line(fact)));
            count += page.size();
            page = trail.sealedAfter(page.get(page.size() - 1).seq(), from, until, PAGE);
        }
        out.flush();
        return count;
    }

    private AuditEvent fact(ExportFormat format, Instant from, Instant until, String operator) {
        return AuditEvent.ofService(
                Activity.AUDIT_EXPORTED,
                clock.now(),
                "",
                details(format, from, until).with("operator", operator));
    }

    private static Fact fact(ExportFormat format, Instant from, Instant until, UserId exporter) {
        return new Fact(
                Activity.AUDIT_EXPORTED,
                Outcome.SUCCESS,
                exporter,
                "",
                UUID.randomUUID(),
                null,
                null,
                details(format, from, until).toMap());
    }

    private static Details details(ExportFormat format, Instant from, Instant until) {
        return new Details().with("format", format.key()).with("from", from).with("until", until);
    }
}
