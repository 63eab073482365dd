package org.countersign.graph.error;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** Somebody calls too often; nothing of what he asked for was done. */
public final class TooManyCalls extends ErrorResponseException {

    private static final long serialVersionUID = 1L;

    private final long seconds;

    /** @param seconds how long he has to wait */
    public TooManyCalls(long seconds) {
        super(HttpStatus.TOO_MANY_REQUESTS);
        this.seconds = seconds;
        getHeaders().set(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
    }

    public GraphError error() {
        return new GraphError(
                HttpStatus.TOO_MANY_REQUESTS,
                "TooManyRequests",
                "You have called too often. Nothing was done; try again in " + seconds + " s.");
    }
}
