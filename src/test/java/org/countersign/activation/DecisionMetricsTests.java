package org.countersign.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.activation.AnActivation.anActivation;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.countersign.activation.ActivationEvent.ActivationApproved;
import org.countersign.activation.ActivationEvent.ActivationDenied;
import org.countersign.assignment.Verdict;
import org.countersign.directory.UserId;
import org.junit.jupiter.api.Test;

class DecisionMetricsTests {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final DecisionMetrics metrics = new DecisionMetrics(registry);

    @Test
    void theTimeFromTheRequestToItsDecisionIsTakenByVerdict() {
        metrics.on(new ActivationApproved(anActivation().build(), after(Duration.ofMinutes(2), Verdict.APPROVE)));
        metrics.on(new ActivationApproved(anActivation().build(), after(Duration.ofMinutes(4), Verdict.APPROVE)));
        metrics.on(new ActivationDenied(anActivation().build(), after(Duration.ofMinutes(9), Verdict.DENY)));

        assertThat(timer("approve").count()).isEqualTo(2);
        assertThat(timer("approve").totalTime(TimeUnit.SECONDS)).isEqualTo(360);
        assertThat(timer("deny").totalTime(TimeUnit.SECONDS)).isEqualTo(540);
    }

    private Timer timer(String verdict) {
        return registry.get("countersign.requests.decided")
                .tag("verdict", verdict)
                .timer();
    }

    private static Decision after(Duration time, Verdict verdict) {
        return new Decision(new UserId(UUID.randomUUID()), verdict, "because", AnActivation.NOW.plus(time));
    }
}
