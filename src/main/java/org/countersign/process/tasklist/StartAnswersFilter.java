package org.countersign.process.tasklist;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
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
import org.springframework.http.MediaType;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Answers whoever starts a process in the engine. To the engine a refused request, which is kept, is a process that
 * started well; to the person it would look granted. So the answer waits for what came of it, and is an error in the
 * engine's own shape if nothing did.
 */
final class StartAnswersFilter extends EngineAttemptsFilter {

    private static final Pattern START = Pattern.compile(".*/process-definition/.+/(submit-form|start)/?");

    private static final Set<ActivationStatus> IN_VAIN = Set.of(ActivationStatus.REFUSED, ActivationStatus.FAILED);

    private final Activations activations;
    private final ObjectMapper json;

    StartAnswersFilter(
            ApplicationEventPublisher events, Activations activations, CurrentUser currentUser, ObjectMapper json) {
        super(Attempt.REQUEST, START, events, currentUser);
        this.activations = activations;
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var answer = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, answer);
        var refused = RefusedStart.noted().map(RefusedStart::refusal);
        if (refused.isPresent()) {
            var refusal = refused.get();
            tell(refusal.code(), refusal.getMessage(), UUID.randomUUID());
            turnDown(answer, refusal.getMessage());
        } else if (answer.getStatus() >= HttpServletResponse.SC_BAD_REQUEST) {
            tell("HTTP " + answer.getStatus(), "The engine turned down the start of a process.", UUID.randomUUID());
        } else {
            // Such a refusal is in the audit already.
            var inVain = registered().filter(activation -> IN_VAIN.contains(activation.status()));
            if (inVain.isPresent()) {
                turnDown(answer, "The role is not activated. " + inVain.get().statusReason());
            }
        }
        answer.copyBodyToResponse();
    }

    private Optional<Activation> registered() {
        return RegisteredRequest.noted().map(RegisteredRequest::id).flatMap(activations::find);
    }

    private void turnDown(ContentCachingResponseWrapper answer, String message) throws IOException {
        answer.resetBuffer();
        answer.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        answer.setContentType(MediaType.APPLICATION_JSON_VALUE);
        json.writeValue(answer.getOutputStream(), Map.of("type", "ActivationRefused", "message", message));
    }
}
