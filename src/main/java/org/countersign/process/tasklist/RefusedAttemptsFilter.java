package org.countersign.process.tasklist;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import java.util.regex.Pattern;
import org.countersign.activation.AttemptRejected;
import org.countersign.activation.AttemptRejected.Attempt;
import org.countersign.process.RefusedDecision;
import org.countersign.security.CurrentUser;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpMethod;
import org.springframework.web.filter.OncePerRequestFilter;

/** Tells of decisions that people tried in the engine in vain, in Tasklist or by its REST API, once what they tried is undone. */
final class RefusedAttemptsFilter extends OncePerRequestFilter {

    private static final Pattern DECISION = Pattern.compile(".*/task/[^/]+/(submit-form|complete|claim)/?");

    private final ApplicationEventPublisher events;
    private final CurrentUser currentUser;

    RefusedAttemptsFilter(ApplicationEventPublisher events, CurrentUser currentUser) {
        this.events = events;
        this.currentUser = currentUser;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !HttpMethod.POST.matches(request.getMethod())
                || !DECISION.matcher(request.getRequestURI()).matches();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        if (response.getStatus() >= HttpServletResponse.SC_BAD_REQUEST) {
            events.publishEvent(RefusedDecision.noted().map(this::refused).orElseGet(() -> turnedDown(response)));
        }
    }

    private AttemptRejected refused(RefusedDecision decision) {
        var refusal = decision.refusal();
        return new AttemptRejected(
                Attempt.DECISION,
                currentUser.id(),
                refusal.reason().name(),
                String.valueOf(refusal.getMessage()),
                decision.activation().value(),
                null);
    }

    /** The engine did not let him come as far as that: the task is not his to see. */
    private AttemptRejected turnedDown(HttpServletResponse response) {
        return new AttemptRejected(
                Attempt.DECISION,
                currentUser.id(),
                "HTTP " + response.getStatus(),
                "The engine turned down a task's claim or completion.",
                UUID.randomUUID(),
                null);
    }
}
