package org.countersign.graph.directory;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.UUID;
import org.countersign.graph.error.GraphException;
import org.countersign.graph.wire.Ids;
import org.jspecify.annotations.Nullable;

/**
 * A new secret as a client asks for it, or one to take away.
 *
 * @param keyId which one to take away
 */
record PasswordCredentialBody(@Nullable Wanted passwordCredential, @Nullable String keyId) {

    /** What it shall be like. */
    record Wanted(@Nullable String displayName, @Nullable String endDateTime) {}

    String displayName() {
        return passwordCredential == null ? "" : Objects.requireNonNullElse(passwordCredential.displayName(), "");
    }

    @Nullable
    Instant end() {
        var text = passwordCredential == null ? null : passwordCredential.endDateTime();
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw GraphException.badRequest("endDateTime must be a moment such as 2030-01-31T00:00:00Z.");
        }
    }

    UUID key() {
        return Ids.parse(Objects.requireNonNullElse(keyId, ""))
                .orElseThrow(() -> GraphException.badRequest("keyId must be a UUID."));
    }
}
