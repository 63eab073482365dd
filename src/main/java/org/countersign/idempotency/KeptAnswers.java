package org.countersign.idempotency;

import static org.countersign.idempotency.schema.tables.IdempotencyAnswer.IDEMPOTENCY_ANSWER;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.countersign.idempotency.Claim.Answer;
import org.countersign.time.DatabaseClock;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who asked for what under which key, and what was answered, for a day. Keys and requests are kept as their SHA-256
 * alone.
 *
 * <p>A key is claimed before the request is carried out, and the answer is kept after it, each in a transaction of its
 * own: of several that ask at once, on whichever nodes, one is let through. If the service dies in between, nobody knows
 * whether the request took effect; the key then stays claimed, and nothing happens twice.
 */
@Repository
@Transactional(propagation = Propagation.REQUIRES_NEW)
public class KeptAnswers {

    /** How long a key is remembered. */
    public static final Duration KEPT = Duration.ofDays(1);

    private final DSLContext dsl;
    private final DatabaseClock clock;

    KeptAnswers(DSLContext dsl, DatabaseClock clock) {
        this.dsl = dsl;
        this.clock = clock;
    }

    /**
     * Asks under a key.
     *
     * @param request what is asked: everything that must be the same when it is asked again
     */
    public Claim claim(IdempotencyKey key, byte[] request) {
        var hash = hashOf(key);
        var requestHash = DigestUtils.sha256Hex(request);
        forget(hash);
        return isFirst(hash, requestHash)
                ? new Claim.New()
                : find(hash).map(row -> claimOf(row, requestHash)).orElseGet(Claim.UnderWay::new);
    }

    private boolean isFirst(String hash, String requestHash) {
        try {
            return dsl.insertInto(IDEMPOTENCY_ANSWER)
                            .set(IDEMPOTENCY_ANSWER.KEY_HASH, hash)
                            .set(IDEMPOTENCY_ANSWER.REQUEST_HASH, requestHash)
                            .set(IDEMPOTENCY_ANSWER.CLAIMED_AT, clock.now())
                            .onConflictDoNothing()
                            .execute()
                    == 1;
        } catch (DuplicateKeyException e) {
            // H2 looks for the row and puts it in by two steps, and somebody else asked in between.
            return false;
        }
    }

    /** Keeps the answer to a request that was let through. */
    public void keep(IdempotencyKey key, Answer answer) {
        dsl.update(IDEMPOTENCY_ANSWER)
                .set(IDEMPOTENCY_ANSWER.STATUS, answer.status())
                .set(IDEMPOTENCY_ANSWER.LOCATION, answer.location())
                .set(IDEMPOTENCY_ANSWER.BODY, answer.body())
                .where(IDEMPOTENCY_ANSWER.KEY_HASH.eq(hashOf(key)))
                .execute();
    }

    /** Lets a key be used anew: what was asked under it had no effect. */
    public void release(IdempotencyKey key) {
        dsl.deleteFrom(IDEMPOTENCY_ANSWER)
                .where(IDEMPOTENCY_ANSWER.KEY_HASH.eq(hashOf(key)))
                .execute();
    }

    /** Forgets what is older than a day. */
    @Scheduled(fixedDelayString = "${countersign.sweep-interval:PT10S}")
    public void sweep() {
        dsl.deleteFrom(IDEMPOTENCY_ANSWER)
                .where(IDEMPOTENCY_ANSWER.CLAIMED_AT.le(clock.now().minus(KEPT)))
                .execute();
    }

    private void forget(String hash) {
        dsl.deleteFrom(IDEMPOTENCY_ANSWER)
                .where(
                        IDEMPOTENCY_ANSWER.KEY_HASH.eq(hash),
                        IDEMPOTENCY_ANSWER.CLAIMED_AT.le(clock.now().minus(KEPT)))
                .execute();
    }

    private Optional<Record> find(String hash) {
        return dsl.selectFrom(IDEMPOTENCY_ANSWER)
                .where(IDEMPOTENCY_ANSWER.KEY_HASH.eq(hash))
                .fetchOptional(row -> row);
    }

    private static Claim claimOf(Record row, String requestHash) {
        if (!row.get(IDEMPOTENCY_ANSWER.REQUEST_HASH).equals(requestHash)) {
            return new Claim.Other();
        }
        var status = row.get(IDEMPOTENCY_ANSWER.STATUS);
        return status == null
                ? new Claim.UnderWay()
                : new Claim.Done(
                        new Answer(status, row.get(IDEMPOTENCY_ANSWER.LOCATION), row.get(IDEMPOTENCY_ANSWER.BODY)));
    }

    private static String hashOf(IdempotencyKey key) {
        return DigestUtils.sha256Hex((key.caller() + " " + key.text()).getBytes(StandardCharsets.UTF_8));
    }
}
