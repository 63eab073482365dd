package org.countersign.provider;

import org.springframework.security.oauth2.core.ClaimAccessor;

/** By which a provider knows somebody for good (OpenID Connect Core, section 5.7). */
record Identity(String issuer, String subject) {

    private static final int LONGEST_SUBJECT = 255;

    Identity {
        if (subject.isEmpty() || subject.length() > LONGEST_SUBJECT) {
            throw new IllegalArgumentException("A subject has 1 to " + LONGEST_SUBJECT + " characters");
        }
    }

    static Identity in(ClaimAccessor claims) {
        return new Identity(
                String.valueOf(claims.getClaimAsString("iss")), String.valueOf(claims.getClaimAsString("sub")));
    }
}
