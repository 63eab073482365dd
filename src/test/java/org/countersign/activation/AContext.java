package org.countersign.activation;

import java.time.Duration;
import java.util.Set;
import org.countersign.mfa.AuthenticationContext;
import org.countersign.mfa.AuthenticationContextId;

/** An authentication context for a test of the rules. */
final class AContext {

    private AContext() {}

    static AuthenticationContext available(String id, Duration maximumAge) {
        return new AuthenticationContext(new AuthenticationContextId(id), "Strong", "", true, Set.of(), maximumAge);
    }
}
