package org.countersign.security;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.countersign.directory.Directory;
import org.countersign.directory.User;
import org.countersign.directory.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;

/** Makes a signed-in user of a token whose signature, issuer, audience and times are right. */
abstract class TokenReader implements Converter<Jwt, AbstractAuthenticationToken> {

    private final Directory directory;

    TokenReader(Directory directory) {
        this.directory = directory;
    }

    @Override
    public AbstractAuthenticationToken convert(Jwt token) {
        return read(token).authenticated();
    }

    /** @throws InvalidBearerTokenException if it does not count, or no more */
    abstract SignedInUser read(Jwt token);

    /** The user of that immutable id, who is enabled at this moment. */
    UserId user(@Nullable String id) {
        try {
            return directory
                    .findUser(UserId.of(id == null ? "" : id))
                    .filter(User::enabled)
                    .map(User::id)
                    .orElseThrow(TokenReader::unknown);
        } catch (IllegalArgumentException e) {
            throw unknown();
        }
    }

    static Set<String> scopesOf(Jwt token) {
        var scopes = token.hasClaim("scp")
                ? token.getClaims().get("scp")
                : token.getClaims().get("scope");
        return scopes instanceof List<?> list
                ? Set.copyOf(list.stream().map(String::valueOf).toList())
                : Set.of(String.valueOf(scopes).split(" "));
    }

    static UUID idIn(Jwt token, String claim) {
        try {
            return UUID.fromString(String.valueOf(token.getClaimAsString(claim)));
        } catch (IllegalArgumentException e) {
            throw new InvalidBearerTokenException("The token lacks " + claim);
        }
    }

    private static InvalidBearerTokenException unknown() {
        return new InvalidBearerTokenException("The token's user is not known here");
    }
}
