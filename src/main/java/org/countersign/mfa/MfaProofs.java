package org.countersign.mfa;

import static org.countersign.mfa.schema.tables.MfaProof.MFA_PROOF;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.countersign.directory.UserId;
import org.countersign.time.DatabaseClock;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.InsertSetMoreStep;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Every proof of a second factor that was accepted. */
@Repository
@Transactional
public class MfaProofs {

    /** How long a shared proof can be drawn on. */
    public static final Duration FRESH = Duration.ofMinutes(5);

    private final DSLContext dsl;
    private final ShutOuts shutOuts;
    private final DatabaseClock clock;

    MfaProofs(DSLContext dsl, ShutOuts shutOuts, DatabaseClock clock) {
        this.dsl = dsl;
        this.shutOuts = shutOuts;
        this.clock = clock;
    }

    /** The proof that serves that purpose. */
    public Optional<MfaProof> servingPurpose(UUID purpose) {
        return dsl.selectFrom(MFA_PROOF).where(MFA_PROOF.PURPOSE_ID.eq(purpose)).fetchOptional(MfaProofs::toProof);
    }

    /** Lets a proof serve that many further purposes of its user. */
    void share(UUID purpose, int uses) {
        dsl.update(MFA_PROOF)
                .set(MFA_PROOF.USES_LEFT, uses)
                .where(MFA_PROOF.PURPOSE_ID.eq(purpose))
                .execute();
    }

    /** Writes a proof down that can be drawn on once, unless it is there already. */
    void addOnce(MfaProof proof) {
        row(proof)
                .set(MFA_PROOF.USES_LEFT, 1)
                .onConflict(MFA_PROOF.PURPOSE_ID)
                .doNothing()
                .execute();
    }

    /** Uses a shared proof once, for a purpose; the proof of that is as old as the shared one. */
    Optional<MfaProof> draw(SharedProof shared, UserId user, UUID purpose) {
        var drawn = dsl.update(MFA_PROOF)
                .set(MFA_PROOF.USES_LEFT, MFA_PROOF.USES_LEFT.minus(1))
                .where(isGoodNow(shared, user))
                .execute();
        if (drawn == 0) {
            return Optional.empty();
        }
        var proof = servingPurpose(shared.id())
                .map(source -> new MfaProof(user, source.method(), source.provenAt(), purpose));
        proof.ifPresent(this::add);
        return proof;
    }

    /** Whether a shared proof can be drawn on now. */
    public boolean isGood(SharedProof shared, UserId user) {
        return dsl.fetchExists(MFA_PROOF, isGoodNow(shared, user));
    }

    private Condition isGoodNow(SharedProof shared, UserId user) {
        return DSL.and(
                MFA_PROOF.PURPOSE_ID.eq(shared.id()),
                MFA_PROOF.USER_ID.eq(user.value()),
                hasNotEnded(user),
                MFA_PROOF.USES_LEFT.gt(0),
                MFA_PROOF.PROVEN_AT.gt(clock.now().minus(FRESH)));
    }

    /** Whoever was signed out everywhere proves himself anew: what he had proved before serves nothing further. */
    private Condition hasNotEnded(UserId user) {
        return MFA_PROOF.PROVEN_AT.gt(shutOuts.lastShutOut(user));
    }

    /** A user's newest proof, whatever it served, that does for what is asked now and has not ended. */
    public Optional<MfaProof> newest(UserId user, ProofDemand demand, Instant now) {
        return dsl
                .selectFrom(MFA_PROOF)
                .where(
                        MFA_PROOF.USER_ID.eq(user.value()),
                        MFA_PROOF.PROVEN_AT.ge(now.minus(demand.maximumAge())),
                        hasNotEnded(user))
                .orderBy(MFA_PROOF.PROVEN_AT.desc())
                .fetch(MfaProofs::toProof)
                .stream()
                .filter(proof -> demand.isMetBy(proof, now))
                .findFirst();
    }

    /** Lets an earlier proof serve another purpose too. It stays as old as it is. */
    public void reuse(MfaProof proof, UUID purpose) {
        add(new MfaProof(proof.user(), proof.method(), proof.provenAt(), purpose));
    }

    private static MfaProof toProof(Record row) {
        return new MfaProof(
                new UserId(row.get(MFA_PROOF.USER_ID)),
                MfaMethod.valueOf(row.get(MFA_PROOF.METHOD)),
                row.get(MFA_PROOF.PROVEN_AT),
                row.get(MFA_PROOF.PURPOSE_ID));
    }

    void add(MfaProof proof) {
        row(proof).execute();
    }

    private InsertSetMoreStep<?> row(MfaProof proof) {
        return dsl.insertInto(MFA_PROOF)
                .set(MFA_PROOF.ID, UUID.randomUUID())
                .set(MFA_PROOF.USER_ID, proof.user().value())
                .set(MFA_PROOF.METHOD, proof.method().name())
                .set(MFA_PROOF.PROVEN_AT, proof.provenAt())
                .set(MFA_PROOF.PURPOSE_ID, proof.purpose());
    }
}
