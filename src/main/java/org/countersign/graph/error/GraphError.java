package org.countersign.graph.error;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/**
 * What a caller is told when something is not done.
 *
 * @param code its name on the wire
 * @param message what to do about it
 * @param details its parts, where there are several
 */
public record GraphError(HttpStatusCode status, String code, String message, List<Detail> details) {

    public GraphError(HttpStatusCode status, String code, String message) {
        this(status, code, message, List.of());
    }

    /** Names every rule that was not met, in the words that clients search for, and says why of each. */
    public static GraphError rulesFailed(List<Detail> failed) {
        return rulesFailed(failed, Stream.empty());
    }

    /** @param more what else there is to know */
    static GraphError rulesFailed(List<Detail> failed, Stream<Detail> more) {
        var names = failed.stream().map(detail -> "\"" + detail.code() + "\"").collect(joining(",", "[", "]"));
        return new GraphError(
                HttpStatus.BAD_REQUEST,
                "RoleAssignmentRequestPolicyValidationFailed",
                "The following policy rules failed: " + names,
                Stream.concat(failed.stream(), more).toList());
    }

    /** One part of an error. */
    public record Detail(String code, String message) {}
}
