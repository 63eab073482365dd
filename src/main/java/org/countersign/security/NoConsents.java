package org.countersign.security;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsent;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsentService;

/**
 * Remembers no consent. A remembered one would let whoever sends somebody a device code's address work in his name as soon
 * as he opens it.
 */
class NoConsents implements OAuth2AuthorizationConsentService {

    @Override
    public void save(OAuth2AuthorizationConsent consent) {
        // It is good for the authorization that it was given for.
    }

    @Override
    public void remove(OAuth2AuthorizationConsent consent) {
        // There is none.
    }

    @Override
    public @Nullable OAuth2AuthorizationConsent findById(String client, String principal) {
        return null;
    }
}
