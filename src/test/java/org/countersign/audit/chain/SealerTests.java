package org.countersign.audit.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.audit.schema.tables.AuditCheckpoint.AUDIT_CHECKPOINT;
import static org.countersign.audit.schema.tables.AuditPending.AUDIT_PENDING;
import static org.countersign.audit.schema.tables.AuditSeal.AUDIT_SEAL;
import static org.countersign.testing.AtOnce.atOnce;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.countersign.AuditStoreTest;
import org.countersign.testing.DatabaseAdministrator;
import org.junit.jupiter.api.Test;

/** What is committed is sealed: nothing is missing and nothing doubled. */
@AuditStoreTest
class SealerTests extends TrailOnStage {

    @Test
    void whatIsCommittedIsChainedInTheOrderOfItsWriting() {
        var written = events.write(5);

        sealer.sealSome();

        assertThat(sealedInOrder()).isEqualTo(written);
        assertThat(dsl.fetchCount(AUDIT_PENDING)).isZero();
        assertThat(verify()).isEqualTo(5);
    }

    @Test
    void aPassIsOneCheckpointAndAnIdleOneNone() {
        events.write(5);
        sealer.sealSome();
        sealer.sealSome();
        events.write(1);
        sealer.sealSome();

        assertThat(dsl.select(AUDIT_CHECKPOINT.SEQ)
                        .from(AUDIT_CHECKPOINT)
                        .orderBy(AUDIT_CHECKPOINT.SEQ)
                        .fetch(AUDIT_CHECKPOINT.SEQ))
                .containsExactly(5L, 6L);
    }

    @Test
    void muchIsSealedInSeveralPasses() {
        events.write(Sealer.BATCH + 1);

        assertThat(sealer.sealSome()).isTrue();
        assertThat(sealer.sealSome()).isFalse();
        assertThat(verify()).isEqualTo(Sealer.BATCH + 1);
    }

    @Test
    void whatIsCommittedLateIsSealedLate() {
        var early = new ArrayList<UUID>();
        var late = transactions.execute(transaction -> {
            var id = events.add("Late");
            atOnce(List.of(() -> {
                early.add(events.write("Early"));
                return sealer.sealSome();
            }));
            return id;
        });

        sealer.sealSome();

        assertThat(sealedInOrder()).containsExactly(early.get(0), late);
    }

    @Test
    void whatWasThereBeforeDigestsWereIsSealedAsItStands() {
        var old = events.write("Old");
        new DatabaseAdministrator(dsl, transactions)
                .run("update audit_event set format = 0, digest = null where id = '" + old + "'");

        sealer.sealSome();

        assertThat(sealedInOrder()).containsExactly(old);
        assertThat(verify()).isEqualTo(1);
    }

    @Test
    void severalSealersAndWritersAtOnceLoseNothingAndDoubleNothing() {
        var writing = new AtomicInteger(4);
        List<Callable<List<UUID>>> actions = new ArrayList<>();
        for (int writer = 0; writer < 4; writer++) {
            actions.add(() -> {
                try {
                    return events.write(100);
                } finally {
                    writing.decrementAndGet();
                }
            });
        }
        for (int node = 0; node < 2; node++) {
            actions.add(() -> {
                while (writing.get() > 0) {
                    sealer.sealSome();
                }
                return List.of();
            });
        }

        var written = atOnce(actions).stream().flatMap(List::stream).toList();
        sealer.sealSome();

        assertThat(sealedInOrder()).containsExactlyInAnyOrderElementsOf(written).hasSize(400);
        assertThat(dsl.select(AUDIT_SEAL.SEQ)
                        .from(AUDIT_SEAL)
                        .orderBy(AUDIT_SEAL.SEQ)
                        .fetch(AUDIT_SEAL.SEQ))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 400).boxed().toList());
        assertThat(dsl.fetchCount(AUDIT_CHECKPOINT)).isGreaterThan(1);
        assertThat(verify()).isEqualTo(400);
    }

    private long verify() {
        return verifier.verify(publicKey(), Optional.empty());
    }

    private List<UUID> sealedInOrder() {
        return dsl.select(AUDIT_SEAL.EVENT_ID)
                .from(AUDIT_SEAL)
                .orderBy(AUDIT_SEAL.SEQ)
                .fetch(AUDIT_SEAL.EVENT_ID);
    }
}
