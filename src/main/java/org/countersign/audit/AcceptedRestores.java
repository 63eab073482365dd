package org.countersign.audit;

import java.util.Optional;
import org.countersign.audit.chain.PublishedCheckpoints;
import org.countersign.audit.chain.RestoreGuard;
import org.countersign.audit.chain.Sealer;
import org.countersign.audit.chain.SignedCheckpoint;
import org.countersign.time.DatabaseClock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Goes on with a trail that lost its end: the loss itself becomes a fact of the trail. */
@Service
public class AcceptedRestores {

    private final RestoreGuard guard;
    private final AuditTrail trail;
    private final Sealer sealer;
    private final PublishedCheckpoints checkpoints;
    private final TransactionTemplate transactions;
    private final DatabaseClock clock;

    AcceptedRestores(
            RestoreGuard guard,
            AuditTrail trail,
            Sealer sealer,
            PublishedCheckpoints checkpoints,
            PlatformTransactionManager transactions,
            DatabaseClock clock) {
        this.guard = guard;
        this.trail = trail;
        this.sealer = sealer;
        this.checkpoints = checkpoints;
        this.transactions = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * Records, seals and hands out that the trail goes on without its end. Nothing happens if it lost none.
     *
     * @param operator the operating system's name of whoever accepts it
     * @return the checkpoint that is given up
     */
    public Optional<SignedCheckpoint> accept(String operator) {
        var lost = guard.missed();
        lost.ifPresent(checkpoint -> {
            transactions.executeWithoutResult(transaction -> trail.add(fact(checkpoint, operator)));
            var more = true;
            while (more) {
                more = sealer.sealSome();
            }
            checkpoints.publishAnew();
        });
        return lost;
    }

    private AuditEvent fact(SignedCheckpoint lost, String operator) {
        return AuditEvent.ofService(
                Activity.AUDIT_RESTORE_ACCEPTED,
                clock.now(),
                "What was recorded after the backup is lost.",
                new Details().with("operator", operator).with("lostCheckpoint", lost.text()));
    }
}
