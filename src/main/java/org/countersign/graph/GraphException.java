package org.countersign.graph;

import java.util.List;
import java.util.stream.Collectors;
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

    /** Names every rule that was not met, in the words that clients search for, and says why of each. */
    static GraphException rulesFailed(List<Finding> failed) {
        var names = failed.stream()
                .map(finding -> "\"" + finding.rule().wireName() + "\"")
                .collect(Collectors.joining(",", "[", "]"));
        return new GraphException(new GraphError(
                HttpStatus.BAD_REQUEST,
                "RoleAssignmentRequestPolicyValidationFailed",
                "The following policy rules failed: " + names,
                failed.stream()
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
