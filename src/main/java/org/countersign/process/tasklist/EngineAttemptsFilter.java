package org.countersign.process.tasklist;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import java.util.regex.Pattern;
import org.countersign.activation.AttemptRejected;
import org.countersign.activation.AttemptRejected.Attempt;
import org.countersign.security.CurrentUser;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpMethod;
import org.springframework.web.filter.OncePerRequestFilter;

/** Looks after one kind of attempt that people make in the engine, and tells of those that were made in vain. */
abstract class EngineAttemptsFilter extends OncePerRequestFilter {

    private final Attempt attempt;
    private final Pattern path;
    private final ApplicationEventPublisher events;
    private final CurrentUser currentUser;

    /** @param path what is posted to in such an attempt */
    EngineAttemptsFilter(Attempt attempt, Pattern path, ApplicationEventPublisher events, CurrentUser currentUser) {
        this.attempt = attempt;
        this.path = path;
        this.events = events;
        this.currentUser = currentUser;
    }

    @Override
    protected final boolean shouldNotFilter(HttpServletRequest request) {
        return !HttpMethod.POST.matches(request.getMethod())
                || !path.matcher(request.getRequestURI()).matches();
    }

    /** @param correlation the request it was about; a new id where there is none */
    final void tell(String code, String message, UUID correlation) {
        events.publishEvent(new AttemptRejected(attempt, currentUser.id(), code, message, correlation, null));
    }
}
