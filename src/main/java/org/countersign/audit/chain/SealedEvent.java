package org.countersign.audit.chain;

import static org.countersign.audit.schema.tables.AuditEvent.AUDIT_EVENT;
import static org.countersign.audit.schema.tables.AuditSeal.AUDIT_SEAL;

import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/**
 * A seal, and the event that it seals as it stands now.
 *
 * @param stored the digest that came with the event; none: the event is gone, or was there before digests were
 * @param recomputed the digest of what stands there; none: the event is gone, or is nothing that the trail ever writes
 */
record SealedEvent(Seal seal, boolean present, @Nullable String stored, @Nullable String recomputed) {

    static SealedEvent of(Record row) {
        var seal = new Seal(
                row.get(AUDIT_SEAL.SEQ),
                row.get(AUDIT_SEAL.EVENT_ID),
                row.get(AUDIT_SEAL.DIGEST),
                row.get(AUDIT_SEAL.HASH));
        var present = row.get(AUDIT_EVENT.ID) != null;
        return new SealedEvent(seal, present, stored(row), present ? recomputed(row) : null);
    }

    private static @Nullable String stored(Record row) {
        var format = row.get(AUDIT_EVENT.FORMAT);
        var digest = row.get(AUDIT_EVENT.DIGEST);
        return format != null && format == CanonicalEvent.UNWITNESSED && digest == null
                ? row.get(AUDIT_SEAL.DIGEST)
                : digest;
    }

    private static @Nullable String recomputed(Record row) {
        try {
            return CanonicalEvent.digestOf(row);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    boolean isAsSealed() {
        return seal.digest().equals(stored) && seal.digest().equals(recomputed);
    }
}
