package org.countersign.process.tasklist;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.countersign.activation.Activation;
import org.countersign.activation.ActivationStatus;
import org.countersign.activation.Activations;
import org.countersign.activation.AttemptRejected.Attempt;
import org.countersign.process.RefusedStart;
import org.countersign.process.RegisteredRequest;
import org.countersign.security.CurrentUser;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/**
 * Answers whoever starts a process in the engine. To the engine a refused request, which is kept, is a process that
 * started well; to the person it would look granted. So the answer waits for what came of it, and is an error in the
 * engine's own shape if nothing did.
 */
final class StartAnswersFilter extends EngineAttemptsFilter {

    private static final Pattern START = Pattern.compile(".*/process-definition/.+/(submit-form|start)/?");

    private static final Set<ActivationStatus> IN_VAIN = Set.of(ActivationStatus.REFUSED, ActivationStatus.FAILED);

    private final Activations activations;

    StartAnswersFilter(
            ApplicationEventPublisher events, Activations activations, CurrentUser currentUser, ObjectMapper json) {
        super(Attempt.REQUEST, START, events, currentUser, json);
        this.activations = activations;
    }

    @Override
    Optional<Objection> objection(HttpStatusCode status) {
        var refused = RefusedStart.noted().map(RefusedStart::refusal);
        if (refused.isPresent()) {
            var refusal = refused.get();
            tell(refusal.code(), refusal.getMessage(), UUID.randomUUID());
            return Optional.of(objection(refusal.getMessage()));
        }
        if (status.isError()) {
            tell("HTTP " + status.value(), "The engine turned down the start of a process.", UUID.randomUUID());
            return Optional.empty();
        }
        // Such a refusal is in the audit already.
        return registered()
                .filter(activation -> IN_VAIN.contains(activation.status()))
                .map(activation -> objection("The role is not activated. " + activation.statusReason()));
    }

    private Optional<Activation> registered() {
        return RegisteredRequest.noted().map(RegisteredRequest::id).flatMap(activations::find);
    }

    private static Objection objection(String message) {
        return new Objection(HttpStatus.BAD_REQUEST, message);
    }
}
