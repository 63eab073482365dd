package org.countersign.security;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.countersign.time.DatabaseClock;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.stereotype.Component;

/** Answers the REST API's callers who are not signed in, in the shape of all its errors. Why, it does not tell. */
@Component
class GraphUnauthorized implements AuthenticationEntryPoint {

    private final ObjectMapper json;
    private final DatabaseClock clock;

    GraphUnauthorized(ObjectMapper json, DatabaseClock clock) {
        this.json = json;
        this.clock = clock;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException {
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        if (!isPagesScript(request)) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Countersign\", charset=\"UTF-8\"");
        }
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        json.writeValue(
                response.getOutputStream(),
                Map.of(
                        "error",
                        Map.of(
                                "code", "InvalidAuthenticationToken",
                                "message", "Sign in with a name and a password (HTTP Basic).",
                                "innerError",
                                        Map.of(
                                                "date",
                                                        clock.now()
                                                                .truncatedTo(ChronoUnit.SECONDS)
                                                                .atOffset(ZoneOffset.UTC)
                                                                .toLocalDateTime()
                                                                .toString(),
                                                "request-id", UUID.randomUUID().toString()))));
    }

    /** To a script in a page the browser would not hand the answer, but ask the person for a password by itself. */
    private static boolean isPagesScript(HttpServletRequest request) {
        return "empty".equals(request.getHeader("Sec-Fetch-Dest"));
    }
}
