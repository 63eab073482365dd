package org.countersign.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.countersign.AuditStoreTest;
import org.countersign.audit.chain.ChainVerifier;
import org.countersign.audit.chain.Sealer;
import org.countersign.audit.chain.TrailKey;
import org.countersign.testing.OnPostgreSql;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** How fast a long trail is sealed and verified, in large passes and with a checkpoint for each event. */
@AuditStoreTest
@OnPostgreSql
class VerificationBenchmark {

    private static final int FACTS = Integer.getInteger("benchmark.facts", 1_000_000);
    private static final int CHECKPOINTS = Integer.getInteger("benchmark.checkpoints", 20_000);

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private Sealer sealer;

    @Autowired
    private ChainVerifier verifier;

    @Autowired
    private TrailKey key;

    private final Report report = new Report("verification");
    private long first;

    @Test
    void aLongTrailIsVerified() {
        happen(FACTS);
        var sealing = time(this::sealAll);
        var verifying = time(() -> verify(FACTS));
        IntStream.range(0, CHECKPOINTS).forEach(i -> {
            happen(1);
            sealer.sealSome();
        });
        var more = time(() -> verify(FACTS + CHECKPOINTS));

        report.add("| sealing | %d | %.0f/s |".formatted(FACTS, perSecond(FACTS, sealing)));
        report.add("| verifying, a checkpoint for a thousand | %d | %.0f/s |"
                .formatted(FACTS, perSecond(FACTS, verifying)));
        report.add("| verifying, a checkpoint for each | %d | %.0f/s |"
                .formatted(CHECKPOINTS, perSecond(CHECKPOINTS, more.minus(verifying))));
    }

    /** As the service would have written them, but that no digest came with them: it is computed when they are sealed. */
    private void happen(int count) {
        var until = first + count;
        jdbc.update(
                """
                insert into audit_event (id, activity, occurred_at, result, reason, correlation_id, actor_id, actor_name,
                                         actor_address, role_id, role_name, target_id, target_name, details)
                select md5('event' || n)::uuid, 'ACTIVATION_REQUESTED', now(), 'SUCCESS', 'The print server is on fire',
                       md5('story' || n / 4)::uuid, md5('user' || mod(n, 1000))::uuid, 'Lee Gu', '192.0.2.1',
                       md5('role' || mod(n, 100))::uuid, 'Helpdesk Administrator', md5('user' || mod(n, 1000))::uuid,
                       'Lee Gu', '{"duration":"PT2H","scope":"/","ticketNumber":"OPS-1"}'
                from generate_series(?::bigint, ? - 1) n
                """,
                first,
                until);
        jdbc.update(
                "insert into audit_pending (event_id) select md5('event' || n)::uuid from generate_series(?::bigint, ?"
                        + " - 1) n",
                first,
                until);
        first = until;
    }

    private void sealAll() {
        var more = true;
        while (more) {
            more = sealer.sealSome();
        }
    }

    private void verify(int expected) {
        assertThat(verifier.verify(key.publicKey().orElseThrow(), Optional.empty()))
                .isEqualTo(expected);
    }

    private static Duration time(Runnable work) {
        var begin = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private static double perSecond(int count, Duration took) {
        return count / (took.toNanos() / (double) Duration.ofSeconds(1).toNanos());
    }
}
