package org.countersign.activation;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Optional;
import org.countersign.role.ActivationSettings;
import org.countersign.role.TicketSystem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Where the settings ask for it, the request names a ticket: its number and its system. Any ticket that is named comes
 * from one of the role's systems, if it has any, and passes every {@link TicketCheck}.
 */
@Component
final class TicketingRule implements ActivationRule {

    private static final Logger log = LoggerFactory.getLogger(TicketingRule.class);

    private static final int LONGEST_REFUSAL = 300;

    private final List<TicketCheck> checks;

    TicketingRule(List<TicketCheck> checks) {
        this.checks = checks;
    }

    @Override
    public RuleName name() {
        return RuleName.TICKETING;
    }

    @Override
    public Optional<String> violation(ActivationCheck check) {
        var settings = check.settings();
        var ticket = check.request().ticket();
        if (ticket.equals(Ticket.NONE) && !settings.ticketRequired()) {
            return Optional.empty();
        }
        if (!ticket.isComplete() && (settings.ticketRequired() || isMeasured(settings))) {
            return Optional.of("A ticket number and a ticket system are required.");
        }
        return origin(ticket, settings.ticketSystems()).or(() -> checks.stream()
                .flatMap(one -> refusal(one, check.request()).stream())
                .findFirst());
    }

    /** Half a ticket, where none is required, is a remark: unless somebody is to look it up. */
    private boolean isMeasured(ActivationSettings settings) {
        return !settings.ticketSystems().isEmpty() || !checks.isEmpty();
    }

    private static Optional<String> origin(Ticket ticket, List<TicketSystem> systems) {
        if (systems.isEmpty()) {
            return Optional.empty();
        }
        var named = systems.stream()
                .filter(system -> system.isCalled(ticket.system()))
                .findFirst();
        if (named.isEmpty()) {
            var known = systems.stream().map(TicketSystem::name).collect(joining(", "));
            return Optional.of(brief("The ticket system must be one of: " + known));
        }
        return named.get().hasNumbersLike(ticket.number())
                ? Optional.empty()
                : Optional.of("The ticket number is not of the form that this ticket system's numbers have.");
    }

    /** Fails closed, whatever it throws: its faults are its own, and undo nothing of ours. */
    private static Optional<String> refusal(TicketCheck check, RequestActivation request) {
        try {
            return check.refusal(request.ticket(), request).map(TicketingRule::brief);
        } catch (RuntimeException e) {
            log.error("{} failed", check.getClass().getName(), e);
            return Optional.of("The ticket could not be checked.");
        }
    }

    private static String brief(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST_REFUSAL
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_REFUSAL - 1)) + "…";
    }
}
