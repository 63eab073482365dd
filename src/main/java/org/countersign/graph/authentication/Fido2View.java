package org.countersign.graph.authentication;

import java.time.Instant;
import org.countersign.mfa.Passkey;
import org.jspecify.annotations.Nullable;

/**
 * A passkey as it is answered.
 *
 * @param passkeyType whether other devices of its owner may have it too
 * @param lastUsedDateTime none: never
 */
record Fido2View(
        String id,
        String displayName,
        String passkeyType,
        Instant createdDateTime,
        @Nullable Instant lastUsedDateTime) {

    static Fido2View of(Passkey passkey) {
        return new Fido2View(
                passkey.id(),
                passkey.label(),
                passkey.synced() ? "synced" : "deviceBound",
                passkey.createdAt(),
                passkey.lastUsedAt());
    }
}
