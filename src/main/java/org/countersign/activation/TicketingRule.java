package org.countersign.activation;

import java.util.Optional;
import org.springframework.stereotype.Component;

/** Where the settings ask for it, the request names a ticket: its number and its system. */
@Component
final class TicketingRule implements ActivationRule {

    @Override
    public RuleName name() {
        return RuleName.TICKETING;
    }

    @Override
    public Optional<String> violation(ActivationCheck check) {
        return check.settings().ticketRequired() && !check.request().ticket().isComplete()
                ? Optional.of("A ticket number and a ticket system are required.")
                : Optional.empty();
    }
}
