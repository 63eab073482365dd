package org.countersign.assignment;

import java.time.Instant;
import org.countersign.directory.UserId;
import org.jspecify.annotations.Nullable;

/**
 * That an administrator decided a request to extend or renew, and why.
 *
 * @param granted what it led to; none: it was denied
 */
public record ExtensionDecision(
        UserId approver,
        Verdict verdict,
        String justification,
        Instant decidedAt,
        @Nullable DirectAssignment granted) {}
