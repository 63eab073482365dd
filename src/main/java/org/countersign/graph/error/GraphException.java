package org.countersign.graph.error;

import java.util.List;
import java.util.stream.Stream;
import org.countersign.activation.Finding;
import org.countersign.activation.Rehearsal;
import org.springframework.http.HttpStatus;

/** A request that the API turns down. */
public final class GraphException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient GraphError error;

    public GraphException(GraphError error) {
        super(error.message());
        this.error = error;
    }

    public GraphError error() {
        return error;
    }

    public static GraphException badRequest(String message) {
        return badRequest("BadRequest", message);
    }

    public static GraphException badRequest(String code, String message) {
        return new GraphException(new GraphError(HttpStatus.BAD_REQUEST, code, message));
    }

    public static GraphException rulesFailed(List<Finding> failed) {
        return new GraphException(GraphError.rulesFailed(detailsOf(failed)));
    }

    /** The same before anything is asked for, with what is to be known of the approval. */
    public static GraphException rulesWouldFail(Rehearsal rehearsal) {
        var approval = rehearsal.approvalRequired()
                ? "An approval is needed; " + rehearsal.approvers() + " could give it."
                : "No approval is needed.";
        return new GraphException(GraphError.rulesFailed(
                detailsOf(rehearsal.violations()), Stream.of(new GraphError.Detail("Approval", approval))));
    }

    private static List<GraphError.Detail> detailsOf(List<Finding> failed) {
        return failed.stream()
                .map(finding -> new GraphError.Detail(finding.rule().wireName(), finding.reason()))
                .toList();
    }

    public static GraphException forbidden(String message) {
        return new GraphException(new GraphError(HttpStatus.FORBIDDEN, "Authorization_RequestDenied", message));
    }

    /** @param message what to do in place of it */
    public static GraphException notServed(String message) {
        return new GraphException(new GraphError(HttpStatus.METHOD_NOT_ALLOWED, "MethodNotAllowed", message));
    }

    /** The same words for what does not exist and for what the caller may not read. */
    public static GraphException notFound() {
        return new GraphException(GraphErrors.NOT_FOUND);
    }
}
