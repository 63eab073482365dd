package org.countersign.graph.wire;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.countersign.graph.error.GraphErrors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * Answers whatever is thrown under the API's paths, whether a controller was found for them or not; what is thrown
 * elsewhere is left to others. An advice would not do: one that knows its controllers does not see unmapped paths.
 */
@Component
class GraphExceptionResolver implements HandlerExceptionResolver, Ordered {

    private static final Logger log = LoggerFactory.getLogger(GraphExceptionResolver.class);

    private final GraphErrorWriter writer;
    private final StepUpChallenge stepUp;

    GraphExceptionResolver(GraphErrorWriter writer, StepUpChallenge stepUp) {
        this.writer = writer;
        this.stepUp = stepUp;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception thrown) {
        // The filter chain knows how one signs in here, and says so.
        var isSignIn = thrown instanceof AccessDeniedException || thrown instanceof AuthenticationException;
        if (isSignIn || response.isCommitted() || !ApiPath.isApi(request)) {
            return null;
        }
        try {
            answer(request, response, thrown);
        } catch (IOException e) {
            log.debug("The caller is gone before the error was told", e);
        }
        return new ModelAndView();
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, Exception thrown) throws IOException {
        var error = GraphErrors.of(thrown);
        if (thrown instanceof ErrorResponse explained) {
            explained.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        }
        stepUp.addTo(response, error);
        var requestId = writer.write(request, response, error);
        if (error.status().is5xxServerError()) {
            log.error("Request {} failed", requestId, thrown);
        }
    }
}
