package org.countersign.graph.wire;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.countersign.graph.error.GraphError;
import org.countersign.time.DatabaseClock;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** Writes errors in the one shape that Graph's clients read, whatever the caller says he accepts. */
@Component
class GraphErrorWriter {

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
        var ids = RequestIds.of(request);
        response.setStatus(error.status().value());
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        ids.tell(response);
        json.writeValue(
                response.getOutputStream(),
                new ErrorBody(new ErrorBody.Failure(
                        error.code(),
                        error.message(),
                        error.details(),
                        new ErrorBody.InnerError(dateOf(error), ids.server(), ids.client()))));
        return ids.server();
    }

    /** Nothing where the database does not answer: whoever is told of that does not wait for it once more. */
    private @Nullable String dateOf(GraphError error) {
        if (error.status().isSameCodeAs(HttpStatus.SERVICE_UNAVAILABLE)) {
            return null;
        }
        try {
            return DATE.format(clock.now());
        } catch (DataAccessException e) {
            return null;
        }
    }
}
