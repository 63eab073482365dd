package org.countersign.process;

import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.countersign.activation.Activation;
import org.countersign.activation.ActivationStatus;
import org.countersign.activation.Activations;
import org.countersign.process.engine.Routes;
import org.countersign.time.DatabaseClock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What models of an activation go by. */
@Component
class ActivationRoutes implements Routes {

    private final Map<String, Function<Activation, @Nullable Object>> byName;
    private final Activations activations;

    ActivationRoutes(Activations activations, DatabaseClock clock) {
        this.activations = activations;
        byName = Map.of(
                "rulesMet", activation -> activations.isCleared(activation.id()),
                "approvalRequired", activation -> activation.settings().approvalRequired(),
                "approved", activation -> activation.status() == ActivationStatus.APPROVED,
                "startAhead", activation -> activation.startsAfter(clock.now()),
                "approvalDeadline", activation -> date(activation.approvalDeadline()),
                "reminderAt", activation -> date(activation.reminderAt()),
                "startsAt", activation -> date(activation.request().start()),
                "endsAt", activation -> date(activation.end()));
    }

    @Override
    public Set<String> names() {
        return byName.keySet();
    }

    @Override
    public Optional<Object> valueOf(String name, DelegateExecution execution) {
        return Optional.ofNullable(byName.get(name))
                .flatMap(route -> activations.find(ActivationKey.of(execution)).map(route));
    }

    /** The engine's times are of milliseconds: none is earlier than what it stands for. */
    private static @Nullable Date date(@Nullable Instant moment) {
        return moment == null ? null : Date.from(moment.plusNanos(999_999));
    }
}
