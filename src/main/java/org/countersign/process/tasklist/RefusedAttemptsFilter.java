package org.countersign.process.tasklist;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import java.util.regex.Pattern;
import org.countersign.activation.AttemptRejected.Attempt;
import org.countersign.process.RefusedDecision;
import org.countersign.security.CurrentUser;
import org.springframework.context.ApplicationEventPublisher;

/** Tells of decisions that people tried in the engine in vain, in Tasklist or by its REST API, once what they tried is undone. */
final class RefusedAttemptsFilter extends EngineAttemptsFilter {

    private static final Pattern DECISION = Pattern.compile(".*/task/[^/]+/(submit-form|complete|claim)/?");

    RefusedAttemptsFilter(ApplicationEventPublisher events, CurrentUser currentUser) {
        super(Attempt.DECISION, DECISION, events, currentUser);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        if (response.getStatus() >= HttpServletResponse.SC_BAD_REQUEST) {
            RefusedDecision.noted().ifPresentOrElse(this::refused, () -> turnedDown(response));
        }
    }

    private void refused(RefusedDecision decision) {
        var refusal = decision.refusal();
        tell(refusal.reason().name(), String.valueOf(refusal.getMessage()), decision.request());
    }

    /** The engine did not let him come as far as that: the task is not his to see. */
    private void turnedDown(HttpServletResponse response) {
        tell("HTTP " + response.getStatus(), "The engine turned down a task's claim or completion.", UUID.randomUUID());
    }
}
