package org.countersign.security;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;

/** Makes a signed-in user of a token whose signature, issuer, audience and times are right. */
public abstract class TokenReader implements Converter<Jwt, AbstractAuthenticationToken> {

    @Override
    public AbstractAuthenticationToken convert(Jwt token) {
        return read(token).authenticated();
    }

    /** @throws InvalidBearerTokenException if it does not count, or no more */
    protected abstract SignedInUser read(Jwt token);

    /** What a token has to say of itself beside a right signature. */
    protected static OAuth2TokenValidator<Jwt> rules(String issuer, String audience) {
        return new DelegatingOAuth2TokenValidator<>(
                JwtValidators.createDefaultWithIssuer(issuer),
                new JwtClaimValidator<List<String>>("aud", named -> named != null && named.contains(audience)));
    }

    protected static Set<String> scopesOf(Jwt token) {
        var scopes = token.hasClaim("scp")
                ? token.getClaims().get("scp")
                : token.getClaims().get("scope");
        return scopes instanceof List<?> list
                ? Set.copyOf(list.stream().map(String::valueOf).toList())
                : Set.copyOf(List.of(String.valueOf(scopes).split(" ")));
    }

    static UUID idIn(Jwt token, String claim) {
        try {
            return UUID.fromString(String.valueOf(token.getClaimAsString(claim)));
        } catch (IllegalArgumentException e) {
            throw new InvalidBearerTokenException("The token lacks " + claim);
        }
    }
}
