package org.countersign.graph.wire;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import org.countersign.graph.error.GraphError;
import org.countersign.idempotency.Claim;
import org.countersign.idempotency.Claim.Answer;
import org.countersign.idempotency.IdempotencyKey;
import org.countersign.idempotency.KeptAnswers;
import org.countersign.security.CurrentUser;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Lets a caller repeat a POST whose answer never reached him: with the same {@value #HEADER} the same request is carried
 * out once, and answered as it was the first time. Its header, shape and errors follow the IETF's draft of that name.
 *
 * <p>What was refused had no effect, and may be asked again under the same key. What failed is answered alike again:
 * whether it took effect nobody can tell.
 */
@Component
@Order(GraphFilters.IDEMPOTENCY)
class IdempotencyFilter extends OncePerRequestFilter {

    static final String HEADER = "Idempotency-Key";

    /** Tells an answer that is given again. */
    static final String REPLAYED = "Idempotency-Replayed";

    private static final GraphError NO_KEY = new GraphError(
            HttpStatus.BAD_REQUEST, "BadRequest", "Idempotency-Key must be 1 to 255 visible ASCII characters.");

    private static final GraphError OTHER = new GraphError(
            HttpStatus.UNPROCESSABLE_ENTITY,
            "IdempotencyKeyReused",
            "Something else was asked under this Idempotency-Key in the last 24 hours. Take a new one.");

    private static final GraphError UNDER_WAY = new GraphError(
            HttpStatus.CONFLICT,
            "Conflict",
            "The request of this Idempotency-Key is under way, or was cut off. Ask again; if this stays, look at what"
                    + " there is before you ask under a new key.");

    private final KeptAnswers answers;
    private final CurrentUser currentUser;
    private final GraphErrorWriter errors;

    IdempotencyFilter(KeptAnswers answers, CurrentUser currentUser, GraphErrorWriter errors) {
        this.answers = answers;
        this.currentUser = currentUser;
        this.errors = errors;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !ApiPath.isApi(request)
                || !HttpMethod.POST.matches(request.getMethod())
                || request.getHeader(HEADER) == null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var text = Objects.toString(request.getHeader(HEADER), "");
        if (!IdempotencyKey.isOne(text)) {
            errors.write(request, response, NO_KEY);
            return;
        }
        var key = new IdempotencyKey(currentUser.id(), text);
        var claim = answers.claim(key, whatIsAsked(request));
        if (claim instanceof Claim.New) {
            carryOut(key, request, new ContentCachingResponseWrapper(response), chain);
        } else if (claim instanceof Claim.Done done) {
            replay(done.answer(), response);
        } else if (claim instanceof Claim.Other) {
            errors.write(request, response, OTHER);
        } else {
            response.setHeader(HttpHeaders.RETRY_AFTER, "1");
            errors.write(request, response, UNDER_WAY);
        }
    }

    private void carryOut(
            IdempotencyKey key, HttpServletRequest request, ContentCachingResponseWrapper response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        var status = HttpStatus.valueOf(response.getStatus());
        if (status.is4xxClientError()) {
            answers.release(key);
        } else {
            var body = new String(response.getContentAsByteArray(), StandardCharsets.UTF_8);
            answers.keep(key, new Answer(status.value(), response.getHeader(HttpHeaders.LOCATION), body));
        }
        response.copyBodyToResponse();
    }

    private static void replay(Answer answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.status());
        response.setHeader(REPLAYED, "true");
        if (answer.location() != null) {
            response.setHeader(HttpHeaders.LOCATION, answer.location());
        }
        if (!answer.body().isEmpty()) {
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            response.getOutputStream().write(answer.body().getBytes(StandardCharsets.UTF_8));
        }
    }

    /** One-time codes are not part of it: who asks again has another one at hand. */
    private static byte[] whatIsAsked(HttpServletRequest request) throws IOException {
        var asked = new ByteArrayOutputStream();
        var route = request.getRequestURI().toLowerCase(Locale.ROOT) + "?" + request.getQueryString() + "\n";
        asked.writeBytes(route.getBytes(StandardCharsets.UTF_8));
        asked.writeBytes(request.getInputStream().readAllBytes());
        return asked.toByteArray();
    }
}
