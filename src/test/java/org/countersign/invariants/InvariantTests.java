package org.countersign.invariants;

import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.countersign.CountersignTest;
import org.countersign.testing.ContextOfItsOwn;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/**
 * Whatever is done, in whatever order, the store is as the {@link Model} says, and the {@link Invariants} hold. The
 * sequences are drawn from a seed, so that each build tries the same ones; {@code -Dcountersign.invariants.base-seed}
 * draws others, {@code -Dcountersign.invariants.sequences} more of them, and {@code -Dcountersign.invariants.seed} one
 * alone, as a failure names it.
 */
@CountersignTest
@Tag(ContextOfItsOwn.TAG)
@Import({Service.class, Cast.class, HeldMessages.class})
@TestPropertySource(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:invariants;QUERY_CACHE_SIZE=500;LOCK_TIMEOUT=20000;DB_CLOSE_DELAY=-1",
            "countersign.data-dir=${test.data}/invariants",
            // Nobody has an address, so as to send no mail; that need not be told each time.
            "logging.level.org.countersign.notification.Notices=warn",
            // The JVM knows its engines by name, and other tests have one too.
            "camunda.bpm.process-engine-name=invariants"
        })
class InvariantTests {

    private static final Logger log = LoggerFactory.getLogger(InvariantTests.class);

    private static final String SWITCH = "countersign.invariants.";
    private static final long BASE_SEED = 20_240_229;

    /** A sequence that fails is tried again with operations left out, at most so often. */
    private static final int RETRIES = 150;

    @Autowired
    private Service service;

    @Autowired
    private Cast cast;

    @Autowired
    private DSLContext dsl;

    private final Tally tally = new Tally();

    /** How many sequences a build tries. */
    int sequences() {
        return 1_000;
    }

    @Test
    void whateverIsDoneTheStoreIsAsTheModelSays() {
        service.clock().stop();
        var begun = System.nanoTime();
        seeds().forEach(this::tryOut);
        log.info("It took {} s", (System.nanoTime() - begun) / 1_000_000_000);
        log.info("What was answered and recorded, and how often:{}{}", System.lineSeparator(), tally);
    }

    private List<Long> seeds() {
        var one = Long.getLong(SWITCH + "seed");
        if (one != null) {
            return List.of(one);
        }
        var base = Long.getLong(SWITCH + "base-seed", BASE_SEED);
        var count = Integer.getInteger(SWITCH + "sequences", sequences());
        log.info("{} sequences are drawn from -D{}base-seed={}", count, SWITCH, base);
        return new Random(base).longs(count).boxed().toList();
    }

    private void tryOut(long seed) {
        var sequence = new Sequence(service, cast, dsl, tally);
        try {
            sequence.improvise(seed);
            sequence.close();
        } catch (RuntimeException | AssertionError e) {
            var shrunk = shrink(sequence.done());
            var reason = failureOf(shrunk).orElse(e);
            fail(
                    "-D%sseed=%d%nfails with %s%n%nafter these operations:%n%s%n%nof which these are enough to fail with %s%n%s",
                    SWITCH, seed, e, listing(sequence.done()), reason.getMessage(), listing(shrunk));
        }
    }

    /** Leaves out one operation after the other, from the end, as long as something fails still. */
    private List<Operation> shrink(List<Operation> operations) {
        var needed = new ArrayList<>(operations);
        var retries = RETRIES;
        for (var again = true; again && retries > 0; ) {
            again = false;
            for (int i = needed.size() - 2; i >= 0 && retries > 0; i--, retries--) {
                var fewer = new ArrayList<>(needed);
                fewer.remove(i);
                if (failureOf(fewer).isPresent()) {
                    needed = fewer;
                    again = true;
                }
            }
        }
        return needed;
    }

    private Optional<Throwable> failureOf(List<Operation> operations) {
        try {
            var sequence = new Sequence(service, cast, dsl, tally);
            sequence.replay(operations);
            return Optional.empty();
        } catch (RuntimeException | AssertionError e) {
            return Optional.of(e);
        }
    }

    private static String listing(List<Operation> operations) {
        return operations.stream()
                .map(operation -> "  " + operation)
                .collect(Collectors.joining(System.lineSeparator()));
    }
}
