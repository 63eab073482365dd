package org.countersign.process;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.countersign.activation.RequestActivation;
import org.countersign.activation.Ticket;
import org.countersign.activation.WireTime;
import org.countersign.assignment.InvalidRequest;
import org.countersign.role.RoleDefinitionId;
import org.countersign.role.Roles;
import org.countersign.role.Scope;
import org.countersign.security.CurrentUser;
import org.countersign.time.DatabaseClock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what a process was started with as the order it is: the signed-in user's. */
@Component
class AskedActivation {

    private final Roles roles;
    private final CurrentUser currentUser;
    private final DatabaseClock clock;

    AskedActivation(Roles roles, CurrentUser currentUser, DatabaseClock clock) {
        this.roles = roles;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    /**
     * Reads the order.
     *
     * @throws InvalidRequest if it cannot be meant
     * @throws org.springframework.security.access.AccessDeniedException if nobody is signed in
     */
    RequestActivation in(DelegateExecution execution) {
        var role = roleIn(execution);
        var start = momentIn(
                execution, StartVariables.START, text -> WireTime.start(StartVariables.START, text, clock.now()));
        var end = momentIn(execution, StartVariables.END, text -> WireTime.instant(StartVariables.END, text));
        return new RequestActivation(
                currentUser.id(),
                role,
                scopeIn(execution),
                StartVariables.read(execution, StartVariables.JUSTIFICATION),
                new Ticket(
                        StartVariables.read(execution, StartVariables.TICKET_NUMBER),
                        StartVariables.read(execution, StartVariables.TICKET_SYSTEM)),
                start,
                end,
                durationIn(execution, role, start, end),
                Boolean.parseBoolean(StartVariables.read(execution, StartVariables.EXTENSION)));
    }

    private RoleDefinitionId roleIn(DelegateExecution execution) {
        try {
            var role = RoleDefinitionId.of(StartVariables.read(execution, StartVariables.ROLE));
            if (roles.find(role).isPresent()) {
                return role;
            }
        } catch (IllegalArgumentException e) {
            // Said below, as of an id that no role has.
        }
        throw new InvalidRequest("BadRequest", StartVariables.ROLE + " must be the id of a role.");
    }

    private static Scope scopeIn(DelegateExecution execution) {
        var path = StartVariables.read(execution, StartVariables.SCOPE);
        try {
            return path.isEmpty() ? Scope.DIRECTORY : new Scope(path);
        } catch (IllegalArgumentException e) {
            throw new InvalidRequest("BadRequest", StartVariables.SCOPE + " must be a path, such as /.");
        }
    }

    private static @Nullable Instant momentIn(
            DelegateExecution execution, String name, Function<String, @Nullable Instant> reader) {
        var text = StartVariables.read(execution, name);
        return text.isEmpty() ? null : reader.apply(text);
    }

    /** Where none is named: until the end, in whole minutes; or else what the role allows at most. */
    private Duration durationIn(
            DelegateExecution execution, RoleDefinitionId role, @Nullable Instant start, @Nullable Instant end) {
        var text = StartVariables.read(execution, StartVariables.DURATION);
        if (!text.isEmpty()) {
            return WireTime.duration(StartVariables.DURATION, text);
        }
        return end == null
                ? roles.settingsOf(role).activation().maximumDuration()
                : Duration.between(start == null ? clock.now() : start, end).truncatedTo(ChronoUnit.MINUTES);
    }
}
