package org.countersign.mfa;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A passkey as its owner knows it.
 *
 * @param id the credential's id, base64url
 * @param label his word for it
 * @param synced whether his other devices may have it too
 * @param lastUsedAt none: never
 */
public record Passkey(String id, String label, boolean synced, Instant createdAt, @Nullable Instant lastUsedAt) {}
