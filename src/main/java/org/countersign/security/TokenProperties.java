package org.countersign.security;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Whose tokens the REST API takes beside those of the embedded issuer.
 *
 * @param issuer of another provider, {@code https://login.contoso.example}; empty: none
 * @param audience what its tokens have to be meant for
 * @param userClaim the claim that holds the immutable id of a user of the directory
 */
@ConfigurationProperties("countersign.tokens")
record TokenProperties(String issuer, String audience, String userClaim) {

    TokenProperties {
        if (!issuer.isBlank() && audience.isBlank()) {
            throw new IllegalArgumentException(
                    "countersign.tokens.audience must say what tokens of " + issuer + " have to be meant for");
        }
    }
}
