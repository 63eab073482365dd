package org.countersign.graph.wire;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * By what a request is known.
 *
 * @param server our id of it
 * @param client what the caller calls it, or ours. It is only echoed: a client library sends one id for all its calls.
 */
record RequestIds(String server, String client) {

    static final String SERVER = "request-id";
    static final String CLIENT = "client-request-id";

    private static final String ATTRIBUTE = RequestIds.class.getName();

    /** What of a caller's own id goes back to him: nothing that could break a header or a log line. */
    private static final Pattern ECHOED = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /** The same ones whenever it is asked. */
    static RequestIds of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof RequestIds known) {
            return known;
        }
        var server = UUID.randomUUID().toString();
        var client = Optional.ofNullable(request.getHeader(CLIENT))
                .filter(id -> ECHOED.matcher(id).matches())
                .orElse(server);
        var ids = new RequestIds(server, client);
        request.setAttribute(ATTRIBUTE, ids);
        return ids;
    }

    void tell(HttpServletResponse response) {
        response.setHeader(SERVER, server);
        response.setHeader(CLIENT, client);
    }
}
