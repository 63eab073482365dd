package org.countersign.provider;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;

/** Reads the provider's id tokens, and keeps its keys for the next one. The library finds it by its type. */
class IdTokens implements JwtDecoderFactory<ClientRegistration> {

    private final ProviderKeys keys;
    private volatile @Nullable JwtDecoder decoder;

    IdTokens(ProviderKeys keys) {
        this.keys = keys;
    }

    @Override
    public JwtDecoder createDecoder(ClientRegistration registration) {
        var known = decoder;
        if (known == null) {
            known = keys.decoder(new DelegatingOAuth2TokenValidator<>(
                    new JwtTimestampValidator(), new OidcIdTokenValidator(registration)));
            decoder = known;
        }
        return known;
    }
}
