package org.countersign.graph.wire;

import java.util.UUID;
import java.util.function.Supplier;
import org.countersign.activation.AttemptRejected;
import org.countersign.activation.AttemptRejected.Attempt;
import org.countersign.graph.error.GraphErrors;
import org.countersign.role.RoleDefinitionId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells of what callers try in vain, once what they tried is undone. */
@Component
public class RejectedAttempts {

    private final ApplicationEventPublisher events;
    private final Caller caller;

    RejectedAttempts(ApplicationEventPublisher events, Caller caller) {
        this.events = events;
        this.caller = caller;
    }

    /** Lets somebody try what is about no object that is known yet. */
    public <T extends @Nullable Object> T watch(Attempt attempt, @Nullable RoleDefinitionId role, Supplier<T> deed) {
        return watch(attempt, UUID.randomUUID(), role, deed);
    }

    /** Lets somebody try something, outside of any transaction. */
    public <T extends @Nullable Object> T watch(
            Attempt attempt, UUID correlation, @Nullable RoleDefinitionId role, Supplier<T> deed) {
        try {
            return deed.get();
        } catch (RuntimeException e) {
            GraphErrors.refusalIn(e)
                    .map(error ->
                            new AttemptRejected(attempt, caller.id(), error.code(), error.message(), correlation, role))
                    .ifPresent(events::publishEvent);
            throw e;
        }
    }
}
