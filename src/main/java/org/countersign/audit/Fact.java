package org.countersign.audit;

import java.util.Map;
import java.util.UUID;
import org.countersign.directory.PrincipalId;
import org.countersign.directory.UserId;
import org.countersign.role.RoleDefinitionId;
import org.jspecify.annotations.Nullable;

/**
 * What a listener heard, before names, time and address are added.
 *
 * @param by who acted; none: the service itself
 */
record Fact(
        Activity activity,
        Outcome outcome,
        @Nullable UserId by,
        String reason,
        UUID correlation,
        @Nullable RoleDefinitionId role,
        @Nullable PrincipalId target,
        Map<String, String> details) {}
