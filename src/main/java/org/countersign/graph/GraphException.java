package org.countersign.graph;

import java.util.List;
import org.countersign.activation.Finding;
import org.springframework.http.HttpStatus;

/** A request that the API turns down. */
final class GraphException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient GraphError error;

    GraphException(GraphError error) {
        super(error.message());
        this.error = error;
    }

    GraphError error() {
        return error;
    }

    static GraphException badRequest(String message) {
        return badRequest("BadRequest", message);
    }

    static GraphException badRequest(String code, String message) {
        return new GraphException(new GraphError(HttpStatus.BAD_REQUEST, code, message));
    }

    static GraphException rulesFailed(List<Finding> failed) {
        return new GraphException(GraphError.rulesFailed(failed.stream()
                .map(finding -> new GraphError.Detail(finding.rule().wireName(), finding.reason()))
                .toList()));
    }

    static GraphException forbidden(String message) {
        return new GraphException(new GraphError(HttpStatus.FORBIDDEN, "Authorization_RequestDenied", message));
    }

    /** The same words for what does not exist and for what the caller may not read. */
    static GraphException notFound() {
        return new GraphException(GraphErrors.NOT_FOUND);
    }
}
