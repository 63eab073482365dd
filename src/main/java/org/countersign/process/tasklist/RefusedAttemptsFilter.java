package org.countersign.process.tasklist;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.countersign.activation.AttemptRejected.Attempt;
import org.countersign.assignment.DecisionRefused.Reason;
import org.countersign.process.RefusedDecision;
import org.countersign.security.CurrentUser;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/**
 * Tells of decisions that people tried in the engine in vain, in Tasklist or by its REST API, once what they tried is
 * undone.
 */
final class RefusedAttemptsFilter extends EngineAttemptsFilter {

    private static final Pattern DECISION =
            Pattern.compile(".*/task/[^/]+/(submit-form|complete|claim|unclaim|assignee)/?");

    private static final Set<Reason> NOT_HIS =
            Set.of(Reason.OWN_REQUEST, Reason.MUST_ACTIVATE_FIRST, Reason.NOT_AN_APPROVER);

    RefusedAttemptsFilter(ApplicationEventPublisher events, CurrentUser currentUser, ObjectMapper json) {
        super(Attempt.DECISION, DECISION, events, currentUser, json);
    }

    @Override
    Optional<Objection> objection(HttpStatusCode status) {
        if (!status.isError()) {
            return Optional.empty();
        }
        var refused = RefusedDecision.noted();
        if (refused.isEmpty()) {
            // The engine did not let him come as far as that: the task is not his to see.
            tell("HTTP " + status.value(), "The engine turned down what was tried with a task.", UUID.randomUUID());
        }
        return refused.map(this::objection);
    }

    private Objection objection(RefusedDecision decision) {
        var reason = decision.refusal().reason();
        var message = String.valueOf(decision.refusal().getMessage());
        tell(reason.name(), message, decision.request());
        return new Objection(NOT_HIS.contains(reason) ? HttpStatus.FORBIDDEN : HttpStatus.BAD_REQUEST, message);
    }
}
