package org.countersign.activation;

import java.util.Optional;
import org.countersign.time.DatabaseClock;
import org.springframework.stereotype.Component;

/** The time for which the role was asked is not over. */
@Component
final class WindowRule implements ActivationRule {

    private final DatabaseClock clock;

    WindowRule(DatabaseClock clock) {
        this.clock = clock;
    }

    @Override
    public RuleName name() {
        return RuleName.WINDOW;
    }

    @Override
    public Optional<String> violation(ActivationCheck check) {
        var end = check.request().windowEnd();
        return end == null || clock.now().isBefore(end)
                ? Optional.empty()
                : Optional.of("The time for which the role was asked is over.");
    }
}
