package org.countersign.notification;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.countersign.directory.UserId;
import org.countersign.role.RoleDefinitionId;
import org.countersign.role.Scope;
import org.jspecify.annotations.Nullable;

/**
 * What there is to tell of an activation.
 *
 * @param activation its id
 * @param ticket for people to read; may be empty
 * @param start the start that was asked for, or the actual one; none: as soon as possible
 * @param end the end of the granted role; none: not granted
 * @param decideBy until when approvers may decide
 * @param outcome a sentence saying what became of it; may be empty
 * @param review how it was decided; none: not decided
 */
public record ActivationNotice(
        UUID activation,
        UserId requestor,
        RoleDefinitionId role,
        Scope scope,
        String justification,
        String ticket,
        Duration duration,
        @Nullable Instant start,
        @Nullable Instant end,
        @Nullable Instant decideBy,
        String outcome,
        @Nullable Review review) {

    /** How an approver decided. */
    public record Review(UserId reviewer, boolean approved, String justification) {}
}
