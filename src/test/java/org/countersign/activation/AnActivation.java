package org.countersign.activation;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.countersign.directory.UserId;
import org.countersign.role.ActivationSettings;
import org.countersign.role.RoleDefinitionId;
import org.countersign.role.Scope;

/** An activation for a test of the rules: justified, two hours long, of a role that asks for everything. */
final class AnActivation {

    static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    private String justification = "The print server is on fire";
    private Ticket ticket = new Ticket("INC-1", "Desk");
    private Instant start;
    private Instant end;
    private Duration duration = Duration.ofHours(2);
    private ActivationSettings settings =
            new ActivationSettings(Duration.ofHours(8), true, true, true, true, Duration.ofHours(24));

    static AnActivation anActivation() {
        return new AnActivation();
    }

    AnActivation justifiedBy(String text) {
        justification = text;
        return this;
    }

    AnActivation withTicket(String number, String system) {
        ticket = new Ticket(number, system);
        return this;
    }

    AnActivation starting(Instant moment) {
        start = moment;
        return this;
    }

    AnActivation endingBy(Instant moment) {
        end = moment;
        return this;
    }

    AnActivation lasting(Duration time) {
        duration = time;
        return this;
    }

    AnActivation askedNothing() {
        settings = new ActivationSettings(Duration.ofHours(8), false, false, false, false, Duration.ofHours(24));
        return this;
    }

    AnActivation asking(UnaryOperator<ActivationSettings> change) {
        settings = change.apply(settings);
        return this;
    }

    Activation build() {
        var request = new RequestActivation(
                new UserId(UUID.randomUUID()),
                new RoleDefinitionId(UUID.randomUUID()),
                Scope.DIRECTORY,
                justification,
                ticket,
                start,
                end,
                duration);
        return Activation.register(new ActivationId(UUID.randomUUID()), request, settings, NOW);
    }

    ActivationCheck check() {
        return checkWithSecondFactor(false);
    }

    ActivationCheck checkWithSecondFactor(boolean proved) {
        var activation = build();
        return new ActivationCheck(activation, activation.settings(), demand -> proved);
    }
}
