package org.countersign.provider;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.ClaimAccessor;

/** By which a provider knows somebody for good (OpenID Connect Core, section 5.7). */
record Identity(String issuer, String subject) {

    private static final int LONGEST_SUBJECT = 255;

    Identity {
        if (!isSubject(subject)) {
            throw new IllegalArgumentException("A subject has 1 to " + LONGEST_SUBJECT + " characters");
        }
    }

    /** Whether a provider may know somebody by that. */
    static boolean isSubject(@Nullable String subject) {
        return subject != null && !subject.isEmpty() && subject.length() <= LONGEST_SUBJECT;
    }

    /** Of whom claims tell; nothing where they do not say it. */
    static Optional<Identity> in(ClaimAccessor claims) {
        var issuer = claims.getClaimAsString("iss");
        var subject = claims.getClaimAsString("sub");
        return issuer != null && isSubject(subject) ? Optional.of(new Identity(issuer, subject)) : Optional.empty();
    }
}
