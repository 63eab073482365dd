package org.countersign.audit.chain;

import java.util.List;
import org.countersign.doctor.Area;
import org.countersign.doctor.Finding;
import org.countersign.doctor.TableCheck;
import org.countersign.time.DatabaseClock;
import org.jooq.DSLContext;

/** Whether the audit goes through what has left the box. That the trail's key signed it, each start asks besides. */
class CheckpointCheck implements TableCheck {

    private final AuditProperties properties;
    private final CheckpointFile file;
    private final Chain chain;

    CheckpointCheck(AuditProperties properties, DSLContext dsl, DatabaseClock clock) {
        this.properties = properties;
        this.file = new CheckpointFile(properties);
        this.chain = new Chain(dsl, clock);
    }

    @Override
    public Area area() {
        return Area.AUDIT;
    }

    @Override
    public List<Finding> look() {
        if (properties.file().isEmpty()) {
            return List.of(
                    properties.checkpointSyslog().isBlank()
                                    && properties.checkpointWebhook().isBlank()
                            ? Finding.warn(
                                    "The audit's checkpoints go to the log alone",
                                    "Set COUNTERSIGN_AUDIT_CHECKPOINT_FILE, to where the database's administrator has no rights")
                            : Finding.warn(
                                    "No start would notice a restored backup",
                                    "Set COUNTERSIGN_AUDIT_CHECKPOINT_FILE"));
        }
        return List.of(file.newest()
                .map(this::judge)
                .orElseGet(() -> Finding.warn(
                        "There is no checkpoint in " + properties.file().get() + " yet",
                        "It is written with the first event; if it was there before, find out who removed it")));
    }

    private Finding judge(SignedCheckpoint checkpoint) {
        return chain.contains(checkpoint.checkpoint())
                ? Finding.ok("The audit goes through the newest checkpoint of the file, seal " + checkpoint.seq())
                : Finding.fault(
                        "The audit does not hold seal " + checkpoint.seq() + ", which the checkpoint file ends with",
                        "An older backup, a cut-off end or another database: docs/audit.md says what to do");
    }
}
