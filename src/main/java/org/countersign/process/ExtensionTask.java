package org.countersign.process;

import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.countersign.assignment.ExtensionApproval;
import org.countersign.assignment.ExtensionKind;
import org.countersign.assignment.ExtensionRequest;
import org.countersign.assignment.Scopes;
import org.countersign.directory.Directory;
import org.countersign.role.Roles;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What an administrator sees of a request to extend or renew: whom the task is offered to, what it is called in a list,
 * and what its form shows.
 */
@Component
class ExtensionTask {

    private static final String PERMANENT = "permanent";

    private final ExtensionApproval approval;
    private final Directory directory;
    private final Roles roles;
    private final Scopes scopes;

    ExtensionTask(ExtensionApproval approval, Directory directory, Roles roles, Scopes scopes) {
        this.approval = approval;
        this.directory = directory;
        this.roles = roles;
        this.scopes = scopes;
    }

    /** The engine's ids of those who may decide now; no account of the requestor's person is among them. */
    Set<String> candidatesFor(ExtensionRequest request) {
        return approval.askedAbout(request).stream()
                .map(user -> user.id().toString())
                .collect(toSet());
    }

    String name(ExtensionRequest request) {
        return TaskName.of(
                what(request) + " " + roles.role(request.role()).displayName(),
                directory.user(request.requestor()).displayName(),
                term(request.asked().end()));
    }

    Map<String, String> facts(ExtensionRequest request) {
        var requestor = directory.user(request.requestor());
        var start = request.asked().start();
        return Map.of(
                "request", what(request),
                "requestor", requestor.displayName() + " (" + requestor.userPrincipalName() + ")",
                "role", roles.role(request.role()).displayName(),
                "scope", scopes.nameOf(request.scope()),
                "assignment", request.target().kind().name().toLowerCase(Locale.ROOT),
                "presentEnd", end(request.target().end()),
                "askedStart", start == null ? "as soon as it is approved" : ApprovalTask.words(start),
                "askedEnd", end(request.asked().end()),
                "reason", request.justification(),
                "deadline", ApprovalTask.words(request.deadline()));
    }

    private static String what(ExtensionRequest request) {
        return request.kind() == ExtensionKind.EXTEND ? "Extend" : "Renew";
    }

    private static String term(@Nullable Instant end) {
        return end == null ? PERMANENT : "until " + ApprovalTask.words(end);
    }

    private static String end(@Nullable Instant end) {
        return end == null ? PERMANENT : ApprovalTask.words(end);
    }
}
