package org.countersign.graph.directory;

import java.time.Instant;
import java.util.UUID;
import org.countersign.breakglass.BreakGlassAccount;
import org.countersign.directory.User;
import org.jspecify.annotations.Nullable;

/**
 * The break-glass account as it is answered: all but its password.
 *
 * @param sealedBy who saw the password
 * @param lastUsedDateTime to a quarter of an hour; none: never
 */
record BreakGlassView(
        UUID id,
        String userPrincipalName,
        boolean accountEnabled,
        Instant sealedDateTime,
        SealedBy sealedBy,
        @Nullable Instant lastUsedDateTime) {

    /** A user, as identities are written. */
    record SealedBy(Identity user) {}

    /** His id and name. */
    record Identity(UUID id, String displayName) {}

    static BreakGlassView of(BreakGlassAccount account, User user, User sealedBy) {
        return new BreakGlassView(
                user.id().value(),
                user.userPrincipalName(),
                user.enabled(),
                account.sealedAt(),
                new SealedBy(new Identity(sealedBy.id().value(), sealedBy.displayName())),
                account.lastUsedAt());
    }
}
