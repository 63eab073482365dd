package org.countersign.mfa;

import static org.countersign.mfa.schema.tables.MfaTotp.MFA_TOTP;

import java.util.Optional;
import java.util.UUID;
import org.countersign.directory.UserId;
import org.countersign.keys.Keyring;
import org.countersign.mfa.SecondFactorFailed.Offered;
import org.countersign.time.DatabaseClock;
import org.jooq.DSLContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Time-based one-time passwords. A code of this time step or of the one before counts, each step once. Wrong codes lock
 * the factor as {@link FailedTries} says; after {@value #MAXIMUM_FAILURES} it stays locked until the user is enrolled
 * anew.
 *
 * <p>Attempts of one user stand in line on the row of his seed, so that of any number of parallel replays one is
 * accepted. They belong to the caller's transaction: a request that is refused is kept, and its failed attempt with it.
 */
@Repository
@Transactional
public class Totp {

    static final int MAXIMUM_FAILURES = 100;

    private final DSLContext dsl;
    private final DatabaseClock clock;
    private final MfaProofs proofs;
    private final Keyring keyring;
    private final ApplicationEventPublisher events;

    Totp(DSLContext dsl, DatabaseClock clock, MfaProofs proofs, Keyring keyring, ApplicationEventPublisher events) {
        this.dsl = dsl;
        this.clock = clock;
        this.proofs = proofs;
        this.keyring = keyring;
        this.events = events;
    }

    /**
     * Gives a user a seed, in place of the one he had; failures are forgotten.
     *
     * @param seed base32 without padding
     */
    public void enrol(UserId user, String seed) {
        enrol(user, UUID.randomUUID(), seed, 0);
    }

    /** @param lastStep the newest time step whose code counts no more */
    void enrol(UserId user, UUID method, String seed, long lastStep) {
        var sealed = keyring.seal(seed, user.toString());
        remove(user);
        dsl.insertInto(MFA_TOTP)
                .set(MFA_TOTP.USER_ID, user.value())
                .set(MFA_TOTP.METHOD_ID, method)
                .set(MFA_TOTP.SEED, sealed.text())
                .set(MFA_TOTP.SEED_KEY, sealed.key())
                .set(MFA_TOTP.LAST_STEP, lastStep)
                .set(MFA_TOTP.FAILURES, 0)
                .execute();
    }

    /** The name of a user's enrolment; nothing for who is not enrolled. */
    public Optional<UUID> methodOf(UserId user) {
        return dsl.select(MFA_TOTP.METHOD_ID)
                .from(MFA_TOTP)
                .where(MFA_TOTP.USER_ID.eq(user.value()))
                .fetchOptional(MFA_TOTP.METHOD_ID);
    }

    void remove(UserId user) {
        dsl.deleteFrom(MFA_TOTP).where(MFA_TOTP.USER_ID.eq(user.value())).execute();
    }

    /**
     * Consumes a code for a purpose.
     *
     * @return the proof, recorded; nothing when the user is not enrolled or locked, or the code is wrong or used
     */
    public Optional<MfaProof> prove(UserId user, OneTimeCode code, UUID purpose) {
        var enrolment = dsl.selectFrom(MFA_TOTP)
                .where(MFA_TOTP.USER_ID.eq(user.value()))
                .forUpdate()
                .fetchOne();
        var now = clock.now();
        if (enrolment == null) {
            return Optional.empty();
        }
        var tries = new FailedTries(enrolment.get(MFA_TOTP.FAILURES), enrolment.get(MFA_TOTP.LOCKED_UNTIL));
        if (tries.count() >= MAXIMUM_FAILURES || tries.isLocked(now)) {
            return Optional.empty();
        }
        var seed = keyring.open(enrolment.get(MFA_TOTP.SEED), user.toString());
        var step = TotpSteps.stepOf(seed, code, enrolment.get(MFA_TOTP.LAST_STEP), now);
        if (step.isEmpty()) {
            fail(user, tries.another(now));
            return Optional.empty();
        }
        consume(user, step.getAsLong());
        var proof = new MfaProof(user, MfaMethod.TOTP, now, purpose);
        proofs.add(proof);
        return Optional.of(proof);
    }

    private void fail(UserId user, FailedTries tries) {
        dsl.update(MFA_TOTP)
                .set(MFA_TOTP.FAILURES, tries.count())
                .set(MFA_TOTP.LOCKED_UNTIL, tries.lockedUntil())
                .where(MFA_TOTP.USER_ID.eq(user.value()))
                .execute();
        events.publishEvent(new SecondFactorFailed(user, Offered.TOTP, tries.count()));
    }

    private void consume(UserId user, long step) {
        dsl.update(MFA_TOTP)
                .set(MFA_TOTP.LAST_STEP, step)
                .set(MFA_TOTP.FAILURES, 0)
                .setNull(MFA_TOTP.LOCKED_UNTIL)
                .where(MFA_TOTP.USER_ID.eq(user.value()))
                .execute();
    }
}
