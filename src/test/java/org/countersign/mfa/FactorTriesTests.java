package org.countersign.mfa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.testing.AtOnce.atOnce;

import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.countersign.CountersignTest;
import org.countersign.directory.UserId;
import org.countersign.mfa.SecondFactorFailed.Offered;
import org.countersign.testing.Scene;
import org.countersign.time.MovableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;

/** Wrong factors are counted for each user and sort, and lock. */
@CountersignTest
class FactorTriesTests {

    @Autowired
    private Scene scene;

    @Autowired
    private FactorTries tries;

    @Autowired
    private TransactionOperations transactions;

    @Autowired
    private MovableClock clock;

    private UserId lee;

    @BeforeEach
    void lee() {
        lee = scene.person("Lee").id();
    }

    @Test
    void theFifthWrongOneLocksItsSortAlone() {
        offer(5, () -> false);

        assertThat(offer(Offered.PASSKEY, () -> true)).isFalse();
        assertThat(offer(Offered.RECOVERY_CODE, () -> true)).isTrue();
    }

    @Test
    void aRightOneEndsTheCount() {
        offer(4, () -> false);
        offer(1, () -> true);
        offer(4, () -> false);

        assertThat(offer(Offered.PASSKEY, () -> true)).isTrue();
    }

    @Test
    void eachFurtherWrongOneLocksForLonger() {
        offer(5, () -> false);
        clock.pass(Duration.ofSeconds(30));
        offer(1, () -> false);
        clock.pass(Duration.ofSeconds(59));
        assertThat(offer(Offered.PASSKEY, () -> true)).isFalse();
        clock.pass(Duration.ofSeconds(1));
        assertThat(offer(Offered.PASSKEY, () -> true)).isTrue();
    }

    @Test
    void ofFiftyAtOnceFiveAreLookedAt() {
        var looks = new AtomicInteger();

        var outcomes =
                atOnce(Collections.<Callable<Boolean>>nCopies(50, () -> offer(Offered.PASSKEY, () -> look(looks))));

        assertThat(outcomes).containsOnly(false);
        assertThat(looks).hasValue(5);
    }

    private static boolean look(AtomicInteger looks) {
        looks.incrementAndGet();
        return false;
    }

    private void offer(int times, BooleanSupplier check) {
        for (int i = 0; i < times; i++) {
            offer(Offered.PASSKEY, check);
        }
    }

    private boolean offer(Offered offered, BooleanSupplier check) {
        return Boolean.TRUE.equals(transactions.execute(status -> tries.isRight(lee, offered, check)));
    }
}
