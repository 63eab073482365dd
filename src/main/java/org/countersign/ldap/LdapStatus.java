package org.countersign.ldap;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the readings of the other directory go.
 *
 * @param lastSuccess when it was last taken over; null: never yet
 * @param lastFailure when a reading last changed nothing; null: never yet
 * @param failure why that was
 * @param faults the entries that the last success left out, 1000 at most
 */
public record LdapStatus(
        @Nullable Instant lastSuccess,
        @Nullable Instant lastFailure,
        @Nullable String failure,
        List<LdapFault> faults) {

    /** Whether the last reading changed nothing. */
    boolean isFailing() {
        return lastFailure != null && (lastSuccess == null || lastFailure.isAfter(lastSuccess));
    }
}
