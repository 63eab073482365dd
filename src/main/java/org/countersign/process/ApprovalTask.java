package org.countersign.process;

import static java.util.stream.Collectors.toSet;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.countersign.activation.Activation;
import org.countersign.assignment.Approvers;
import org.countersign.assignment.Right;
import org.countersign.assignment.RoleAssignment;
import org.countersign.assignment.RoleAssignments;
import org.countersign.assignment.Scopes;
import org.countersign.directory.Directory;
import org.countersign.role.Roles;
import org.springframework.stereotype.Component;

/** What an approver sees: whom the task is offered to, what it is called in a list, and what its form shows. */
@Component
class ApprovalTask {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final Approvers approvers;
    private final Directory directory;
    private final Roles roles;
    private final Scopes scopes;
    private final RoleAssignments assignments;

    ApprovalTask(Approvers approvers, Directory directory, Roles roles, Scopes scopes, RoleAssignments assignments) {
        this.approvers = approvers;
        this.directory = directory;
        this.roles = roles;
        this.scopes = scopes;
        this.assignments = assignments;
    }

    /** The engine's ids of those who are asked; no account of the requestor's person is among them. */
    Set<String> candidatesFor(Activation activation) {
        var request = activation.request();
        return approvers.askedAbout(request.role(), directory.user(request.requestor())).stream()
                .map(user -> user.id().toString())
                .collect(toSet());
    }

    String name(Activation activation) {
        var request = activation.request();
        return TaskName.of(
                roles.role(request.role()).displayName(),
                directory.user(request.requestor()).displayName(),
                words(request.duration()));
    }

    Map<String, String> facts(Activation activation) {
        var request = activation.request();
        var requestor = directory.user(request.requestor());
        var start = request.start();
        return Map.of(
                "requestor", requestor.displayName() + " (" + requestor.userPrincipalName() + ")",
                "role", roles.role(request.role()).displayName(),
                "scope", scopes.nameOf(request.scope()),
                "reason", request.justification(),
                "ticket", request.ticket().display(),
                "duration", words(request.duration()),
                "activeNow", activeNow(request.right()),
                "start", start == null ? "as soon as it is approved" : words(start),
                "deadline", words(activation.approvalDeadline()));
    }

    /** What is approved takes the place of what is active then. */
    private String activeNow(Right right) {
        return assignments
                .findActivated(right)
                .map(RoleAssignment::end)
                .map(end -> "yes, until " + words(end))
                .orElse("no");
    }

    static String words(Instant moment) {
        return MOMENT.format(moment);
    }

    private static String words(Duration duration) {
        var hours = duration.toHours() == 0 ? "" : duration.toHours() + " h ";
        var minutes = duration.toMinutesPart() == 0 ? "" : duration.toMinutesPart() + " min";
        return (hours + minutes).strip();
    }
}
