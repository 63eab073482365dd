package org.countersign.graph;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.countersign.time.DatabaseClock;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** Writes errors in the one shape that Graph's clients read, whatever the caller says he accepts. */
@Component
class GraphErrorWriter {

    private static final String REQUEST_ID = "request-id";
    private static final String CLIENT_REQUEST_ID = "client-request-id";

    /** What of a caller's own id goes back to him: nothing that could break a header or a log line. */
    private static final Pattern ECHOED = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);

    private final ObjectMapper json;
    private final DatabaseClock clock;

    GraphErrorWriter(ObjectMapper json, DatabaseClock clock) {
        this.json = json;
        this.clock = clock;
    }

    /**
     * Answers with an error.
     *
     * @return the request-id under which the caller may ask about it
     */
    String write(HttpServletRequest request, HttpServletResponse response, GraphError error) throws IOException {
        var requestId = UUID.randomUUID().toString();
        var clientRequestId = Optional.ofNullable(request.getHeader(CLIENT_REQUEST_ID))
                .filter(id -> ECHOED.matcher(id).matches())
                .orElse(requestId);
        response.setStatus(error.status().value());
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setHeader(REQUEST_ID, requestId);
        response.setHeader(CLIENT_REQUEST_ID, clientRequestId);
        json.writeValue(
                response.getOutputStream(),
                new Body(new Failure(
                        error.code(),
                        error.message(),
                        error.details(),
                        new InnerError(now(), requestId, clientRequestId))));
        return requestId;
    }

    /** Nothing where the database does not answer: that may be the very error to tell of. */
    private @Nullable String now() {
        try {
            return DATE.format(clock.now());
        } catch (DataAccessException e) {
            return null;
        }
    }

    private record Body(Failure error) {}

    private record Failure(
            String code,
            String message,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<GraphError.Detail> details,
            InnerError innerError) {}

    private record InnerError(
            @Nullable String date,
            @JsonProperty(REQUEST_ID) String requestId,
            @JsonProperty(CLIENT_REQUEST_ID) String clientRequestId) {}
}
