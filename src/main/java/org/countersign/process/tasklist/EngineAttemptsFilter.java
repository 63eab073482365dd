package org.countersign.process.tasklist;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.countersign.activation.AttemptRejected;
import org.countersign.activation.AttemptRejected.Attempt;
import org.countersign.security.CurrentUser;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Looks after one kind of attempt that people make in the engine. It tells of those that were made in vain, and says why in
 * their answer, which has the engine's own shape and none of its words.
 */
abstract class EngineAttemptsFilter extends OncePerRequestFilter {

    private final Attempt attempt;
    private final Pattern path;
    private final ApplicationEventPublisher events;
    private final CurrentUser currentUser;
    private final ObjectMapper json;

    /** @param path what is posted to in such an attempt */
    EngineAttemptsFilter(
            Attempt attempt,
            Pattern path,
            ApplicationEventPublisher events,
            CurrentUser currentUser,
            ObjectMapper json) {
        this.attempt = attempt;
        this.path = path;
        this.events = events;
        this.currentUser = currentUser;
        this.json = json;
    }

    /** What stands against an attempt, in a sentence for whoever made it. */
    record Objection(HttpStatus status, String message) {}

    @Override
    protected final boolean shouldNotFilter(HttpServletRequest request) {
        return !HttpMethod.POST.matches(request.getMethod())
                || !path.matcher(request.getRequestURI()).matches();
    }

    @Override
    protected final void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var answer = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, answer);
        var objection = objection(HttpStatusCode.valueOf(answer.getStatus()));
        if (objection.isPresent()) {
            turnDown(answer, objection.get());
        }
        answer.copyBodyToResponse();
    }

    /** What an attempt came to, whose answer of the engine has that status; nothing: that answer will do. */
    abstract Optional<Objection> objection(HttpStatusCode status);

    /** @param correlation the request it was about; a new id where there is none */
    final void tell(String code, String message, UUID correlation) {
        events.publishEvent(new AttemptRejected(attempt, currentUser.id(), code, message, correlation, null));
    }

    private void turnDown(ContentCachingResponseWrapper answer, Objection objection) throws IOException {
        answer.resetBuffer();
        answer.setStatus(objection.status().value());
        answer.setContentType(MediaType.APPLICATION_JSON_VALUE);
        json.writeValue(answer.getOutputStream(), Map.of("type", "AttemptRejected", "message", objection.message()));
    }
}
