package org.countersign.graph.audit;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.countersign.audit.AuditEvent;
import org.countersign.audit.Outcome;
import org.countersign.directory.UserId;
import org.jspecify.annotations.Nullable;

/** A row of the audit as it is answered. */
record DirectoryAuditView(
        UUID id,
        String category,
        UUID correlationId,
        String result,
        String resultReason,
        String activityDisplayName,
        Instant activityDateTime,
        String loggedByService,
        String operationType,
        InitiatedBy initiatedBy,
        List<TargetResource> targetResources,
        List<Detail> additionalDetails) {

    static final String SERVICE = "PIM";

    /** Who acted: an app or a user, never both. */
    record InitiatedBy(@Nullable App app, @Nullable UserIdentity user) {}

    /** The service itself. */
    record App(
            @Nullable String appId,
            String displayName,
            @Nullable String servicePrincipalId,
            @Nullable String servicePrincipalName) {}

    /** A user who acted. */
    record UserIdentity(UUID id, String displayName, @Nullable String userPrincipalName, @Nullable String ipAddress) {}

    /** What it was done to. */
    record TargetResource(
            UUID id,
            String displayName,
            String type,
            @Nullable String userPrincipalName,
            List<Modification> modifiedProperties) {}

    /** What a property of it was, and is. */
    record Modification(String displayName, @Nullable String oldValue, @Nullable String newValue) {}

    /** What else is known. */
    @Schema(name = "AuditDetail")
    record Detail(String key, String value) {}

    /** @param principalNames the user principal name of a user, if he is still there */
    static DirectoryAuditView of(AuditEvent event, Function<UserId, @Nullable String> principalNames) {
        return new DirectoryAuditView(
                event.id(),
                event.activity().category(),
                event.correlation(),
                resultOf(event.outcome()),
                event.reason(),
                event.activity().displayName(),
                event.occurredAt(),
                SERVICE,
                event.activity().operationType(),
                initiatedBy(event.actor(), principalNames),
                targets(event, principalNames),
                details(event.activity().name(), event.details()));
    }

    static String resultOf(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }

    private static InitiatedBy initiatedBy(AuditEvent.Actor actor, Function<UserId, @Nullable String> principalNames) {
        var id = actor.id();
        if (id == null) {
            return new InitiatedBy(new App(null, actor.name(), null, null), null);
        }
        var address = actor.address().isEmpty() ? null : actor.address();
        return new InitiatedBy(null, new UserIdentity(id.value(), actor.name(), principalNames.apply(id), address));
    }

    private static List<TargetResource> targets(AuditEvent event, Function<UserId, @Nullable String> principalNames) {
        var role = Stream.ofNullable(event.role())
                .map(one ->
                        new TargetResource(one.id().value(), one.name(), "Role", null, modifications(event.details())));
        var changes = event.role() == null ? modifications(event.details()) : List.<Modification>of();
        var principal = Stream.ofNullable(event.target()).map(one -> principal(one, principalNames, changes));
        return Stream.concat(role, principal).toList();
    }

    private static TargetResource principal(
            AuditEvent.Target target, Function<UserId, @Nullable String> principalNames, List<Modification> changes) {
        return target.id() instanceof UserId user
                ? new TargetResource(user.value(), target.name(), "User", principalNames.apply(user), changes)
                : new TargetResource(target.id().value(), target.name(), "Group", null, changes);
    }

    private static List<Modification> modifications(Map<String, String> details) {
        return details.keySet().stream()
                .filter(name -> name.endsWith(AuditEvent.AFTER))
                .map(name -> name.substring(0, name.length() - AuditEvent.AFTER.length()))
                .map(property -> new Modification(
                        property, details.get(property + AuditEvent.BEFORE), details.get(property + AuditEvent.AFTER)))
                .toList();
    }

    private static List<Detail> details(String activity, Map<String, String> details) {
        var others = details.entrySet().stream().map(entry -> new Detail(entry.getKey(), entry.getValue()));
        return Stream.concat(Stream.of(new Detail("activity", activity)), others)
                .toList();
    }
}
