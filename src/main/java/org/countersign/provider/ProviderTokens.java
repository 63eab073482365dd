package org.countersign.provider;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.countersign.directory.User;
import org.countersign.mfa.SharedProof;
import org.countersign.security.ForeignIssuer;
import org.countersign.security.Sessions;
import org.countersign.security.SignedInUser;
import org.countersign.security.TokenReader;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;

/** The provider's tokens, where the settings say what they have to be meant for. */
class ProviderTokens extends TokenReader implements ForeignIssuer {

    private final ProviderProperties properties;
    private final ProviderDiscovery discovery;
    private final ProviderKeys keys;
    private final ProviderClaims claims;
    private final Sessions sessions;

    private volatile @Nullable JwtDecoder decoder;

    ProviderTokens(
            ProviderProperties properties,
            ProviderDiscovery discovery,
            ProviderKeys keys,
            ProviderClaims claims,
            Sessions sessions) {
        this.properties = properties;
        this.discovery = discovery;
        this.keys = keys;
        this.claims = claims;
        this.sessions = sessions;
    }

    @Override
    public Optional<JwtDecoder> decoder(String issuer) {
        if (properties.audience().isBlank() || !properties.issuer().strip().equals(issuer)) {
            return Optional.empty();
        }
        if (decoder == null && discovery.find().isPresent()) {
            decoder = keys.decoder(rules(issuer, properties.audience()));
        }
        return Optional.ofNullable(decoder);
    }

    @Override
    public TokenReader reader() {
        return this;
    }

    @Override
    protected SignedInUser read(Jwt token) {
        var user = claims.userIn(token)
                .filter(User::enabled)
                .map(User::id)
                .orElseThrow(() -> new InvalidBearerTokenException("The token's user is not known here"));
        if (!sessions.countsSince(user, Objects.requireNonNullElse(token.getIssuedAt(), Instant.EPOCH))) {
            throw new InvalidBearerTokenException("The token's user has signed out since");
        }
        var proof = claims.proofIn(token, user).map(SharedProof::id);
        return new SignedInUser(user.value(), null, new SignedInUser.Token(scopesOf(token), proof.orElse(null)));
    }
}
