package org.countersign.process;

import java.time.Instant;
import java.util.Date;
import java.util.Set;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.countersign.activation.Activation;
import org.countersign.activation.ActivationStatus;
import org.countersign.activation.Activations;
import org.countersign.time.DatabaseClock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What gateways and timers of a model go by: flags and moments, all derived from the stored activation, written after
 * each step and never read back. Whoever forges one sends the process astray; the store does not follow.
 */
@Component
class Routes {

    static final Set<String> NAMES = Set.of(
            "rulesMet",
            "approvalRequired",
            "approved",
            "startAhead",
            "approvalDeadline",
            "reminderAt",
            "startsAt",
            "endsAt");

    private final Activations activations;
    private final DatabaseClock clock;

    Routes(Activations activations, DatabaseClock clock) {
        this.activations = activations;
        this.clock = clock;
    }

    void show(VariableScope scope, Activation activation) {
        scope.setVariable("rulesMet", activations.isCleared(activation.id()));
        scope.setVariable("approvalRequired", activation.settings().approvalRequired());
        scope.setVariable("approved", activation.status() == ActivationStatus.APPROVED);
        scope.setVariable("startAhead", activation.startsAfter(clock.now()));
        scope.setVariable("approvalDeadline", date(activation.approvalDeadline()));
        scope.setVariable("reminderAt", date(activation.reminderAt()));
        scope.setVariable("startsAt", date(activation.request().start()));
        scope.setVariable("endsAt", date(activation.end()));
    }

    private static @Nullable Date date(@Nullable Instant moment) {
        return moment == null ? null : Date.from(moment);
    }
}
