package org.countersign.graph.error;

import java.sql.SQLTransientConnectionException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.countersign.assignment.AssignmentRefused;
import org.countersign.assignment.DecisionRefused;
import org.countersign.assignment.InvalidRequest;
import org.countersign.directory.DirectoryRefused;
import org.countersign.directory.InvalidEntry;
import org.countersign.directory.InvalidImport;
import org.countersign.mfa.InvalidAuthenticationContext;
import org.countersign.query.InvalidFilter;
import org.countersign.role.InvalidSettings;
import org.countersign.role.ProposalRefused;
import org.countersign.role.SettingsRefused;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.multipart.MultipartException;

/**
 * What is said about what was thrown. What a room below throws may arrive wrapped, in the engine's exceptions above
 * all, so the whole chain of causes is looked through. What nobody foresaw is not told at all.
 */
public final class GraphErrors {

    static final GraphError NOT_FOUND = new GraphError(
            HttpStatus.NOT_FOUND,
            "ResourceNotFound",
            "There is nothing of that id or path, or it is not yours to see.");

    public static final GraphError TOO_LARGE =
            new GraphError(HttpStatus.PAYLOAD_TOO_LARGE, "RequestEntityTooLarge", "A body may have at most 64 KB.");

    public static final GraphError IMPORT_TOO_LARGE = new GraphError(
            HttpStatus.PAYLOAD_TOO_LARGE, "RequestEntityTooLarge", "An import may have at most 5 MB. Split it.");

    public static final GraphError QUERY_TOO_LARGE = new GraphError(
            HttpStatus.PAYLOAD_TOO_LARGE, "RequestEntityTooLarge", "A query for tasks may have at most 1 KB.");

    private static final GraphError NO_DATABASE = new GraphError(
            HttpStatus.SERVICE_UNAVAILABLE,
            "ServiceUnavailable",
            "The database does not answer. Try again soon; an order under the same Idempotency-Key is carried out once.");

    private static final GraphError UNFORESEEN = new GraphError(
            HttpStatus.INTERNAL_SERVER_ERROR,
            "InternalServerError",
            "Something went wrong here. The log has it under the request-id.");

    private static final Map<Integer, GraphError> BY_STATUS = Stream.of(
                    new GraphError(HttpStatus.BAD_REQUEST, "BadRequest", "The request cannot be read."),
                    new GraphError(
                            HttpStatus.UNAUTHORIZED,
                            "InvalidAuthenticationToken",
                            "Sign in: send a bearer token, or a name and a password (HTTP Basic)."),
                    new GraphError(
                            HttpStatus.FORBIDDEN,
                            "Authorization_RequestDenied",
                            "You may not do this, or not from that page."),
                    NOT_FOUND,
                    new GraphError(
                            HttpStatus.METHOD_NOT_ALLOWED, "MethodNotAllowed", "This method is not served here."),
                    new GraphError(HttpStatus.NOT_ACCEPTABLE, "NotAcceptable", "Answers are application/json."),
                    TOO_LARGE,
                    new GraphError(
                            HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                            "UnsupportedMediaType",
                            "The Content-Type must be application/json."))
            .collect(Collectors.toMap(error -> error.status().value(), error -> error));

    private GraphErrors() {}

    /** What to tell the caller. */
    public static GraphError of(Throwable thrown) {
        return refusalIn(thrown)
                .or(() -> absenceIn(thrown))
                .or(() -> servletErrorIn(thrown))
                .orElse(UNFORESEEN);
    }

    /** What to tell the caller, if it is the API or a room below that turned him down. */
    public static Optional<GraphError> refusalIn(Throwable thrown) {
        return causesOf(thrown).flatMap(cause -> refusal(cause).stream()).findFirst();
    }

    private static Optional<GraphError> refusal(Throwable thrown) {
        if (thrown instanceof GraphException refused) {
            return Optional.of(refused.error());
        }
        if (thrown instanceof TooManyCalls often) {
            return Optional.of(often.error());
        }
        if (thrown instanceof InvalidRequest invalid) {
            return Optional.of(new GraphError(HttpStatus.BAD_REQUEST, invalid.code(), invalid.getMessage()));
        }
        if (thrown instanceof InvalidFilter invalid) {
            return Optional.of(badRequest("BadRequest", invalid));
        }
        if (thrown instanceof InvalidSettings invalid) {
            return Optional.of(new GraphError(
                    HttpStatus.BAD_REQUEST,
                    "InvalidPolicyRule",
                    messageOf(invalid),
                    invalid.faults().stream()
                            .map(fault -> new GraphError.Detail("InvalidPolicyRule", fault))
                            .toList()));
        }
        if (thrown instanceof InvalidAuthenticationContext invalid) {
            return Optional.of(new GraphError(
                    HttpStatus.BAD_REQUEST,
                    "BadRequest",
                    messageOf(invalid),
                    invalid.faults().stream()
                            .map(fault -> new GraphError.Detail("BadRequest", fault))
                            .toList()));
        }
        if (thrown instanceof InvalidEntry invalid) {
            return Optional.of(new GraphError(
                    HttpStatus.BAD_REQUEST,
                    "BadRequest",
                    messageOf(invalid),
                    invalid.faults().stream()
                            .map(fault -> new GraphError.Detail("InvalidEntry", fault))
                            .toList()));
        }
        if (thrown instanceof InvalidImport invalid) {
            return Optional.of(new GraphError(
                    HttpStatus.BAD_REQUEST,
                    "BadRequest",
                    messageOf(invalid),
                    invalid.faults().stream()
                            .map(fault -> new GraphError.Detail(fault.place(), fault.message()))
                            .toList()));
        }
        if (thrown instanceof DirectoryRefused refused) {
            return Optional.of(new GraphError(HttpStatus.FORBIDDEN, "Authorization_RequestDenied", messageOf(refused)));
        }
        if (thrown instanceof SettingsRefused refused) {
            return Optional.of(new GraphError(HttpStatus.FORBIDDEN, "Authorization_RequestDenied", messageOf(refused)));
        }
        if (thrown instanceof ProposalRefused refused) {
            return Optional.of(refusal(refused));
        }
        if (thrown instanceof AssignmentRefused refused) {
            return Optional.of(refusal(refused));
        }
        return thrown instanceof DecisionRefused refused ? Optional.of(refusal(refused)) : Optional.empty();
    }

    private static GraphError refusal(ProposalRefused refused) {
        return switch (refused.reason()) {
            case OWN, NOT_OWN ->
                new GraphError(HttpStatus.FORBIDDEN, "Authorization_RequestDenied", messageOf(refused));
            case GONE, TAKEN, PROPOSER_DISABLED -> new GraphError(HttpStatus.CONFLICT, "Conflict", messageOf(refused));
            case NO_JUSTIFICATION -> badRequest("BadRequest", refused);
        };
    }

    private static GraphError refusal(AssignmentRefused refused) {
        return switch (refused.reason()) {
            case NOT_ADMINISTRATOR, OWN, LAST_GLOBAL_ADMINISTRATOR ->
                new GraphError(HttpStatus.FORBIDDEN, "Authorization_RequestDenied", messageOf(refused));
            case EXISTS -> badRequest("RoleAssignmentExists", refused);
            case MISSING -> badRequest("RoleAssignmentDoesNotExist", refused);
            case TOO_SHORT -> badRequest("ActiveDurationTooShort", refused);
            case INVALID -> badRequest("BadRequest", refused);
            case RULES ->
                GraphError.rulesFailed(refused.violations().stream()
                        .map(violation -> new GraphError.Detail(violation.rule(), violation.reason()))
                        .toList());
        };
    }

    private static GraphError badRequest(String code, RuntimeException refused) {
        return new GraphError(HttpStatus.BAD_REQUEST, code, messageOf(refused));
    }

    private static GraphError refusal(DecisionRefused refused) {
        return switch (refused.reason()) {
            case INVALID_DECISION -> new GraphError(HttpStatus.BAD_REQUEST, "BadRequest", messageOf(refused));
            case OWN_REQUEST, MUST_ACTIVATE_FIRST ->
                new GraphError(HttpStatus.FORBIDDEN, "Authorization_RequestDenied", messageOf(refused));
            case NOT_AN_APPROVER -> NOT_FOUND;
            case NOT_PENDING, TOO_LATE, NOT_GRANTABLE ->
                new GraphError(HttpStatus.CONFLICT, "Conflict", messageOf(refused));
        };
    }

    /** The pool alone throws this, where it has no connection to give in time: the database is away, or overrun. */
    private static Optional<GraphError> absenceIn(Throwable thrown) {
        return causesOf(thrown).anyMatch(SQLTransientConnectionException.class::isInstance)
                ? Optional.of(NO_DATABASE)
                : Optional.empty();
    }

    private static Optional<GraphError> servletErrorIn(Throwable thrown) {
        if (thrown instanceof ErrorResponse response) {
            return Optional.of(byStatus(response.getStatusCode()));
        }
        if (thrown instanceof HttpMessageNotReadableException || thrown instanceof TypeMismatchException) {
            return Optional.of(byStatus(HttpStatus.BAD_REQUEST));
        }
        if (thrown instanceof MultipartException) {
            return Optional.of(byStatus(HttpStatus.UNSUPPORTED_MEDIA_TYPE));
        }
        return causesOf(thrown).anyMatch(ConcurrencyFailureException.class::isInstance)
                ? Optional.of(new GraphError(
                        HttpStatus.CONFLICT,
                        "Conflict",
                        "Somebody else is changing this. Nothing was done; try again."))
                : Optional.empty();
    }

    /** What to tell the caller where nothing is known but the status. */
    public static GraphError ofStatus(int status) {
        return byStatus(HttpStatusCode.valueOf(status));
    }

    /** The same, where a filter threw something: what a filter throws may come after a controller's work. */
    public static GraphError ofStatus(int status, Throwable thrown) {
        return absenceIn(thrown).orElseGet(() -> ofStatus(status));
    }

    private static GraphError byStatus(HttpStatusCode status) {
        var fallback = status.is4xxClientError()
                ? new GraphError(status, "BadRequest", "The request cannot be served like this.")
                : UNFORESEEN;
        return BY_STATUS.getOrDefault(status.value(), fallback);
    }

    private static Stream<Throwable> causesOf(Throwable thrown) {
        return Stream.<Throwable>iterate(thrown, cause -> cause != null, Throwable::getCause);
    }

    private static String messageOf(RuntimeException refused) {
        var message = refused.getMessage();
        return message == null ? "" : message;
    }
}
