package org.countersign.security;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import org.countersign.directory.UserId;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.stereotype.Component;

/** The embedded issuer's own tokens. One counts for as long as the sign-in, or the service's secret, that it comes from. */
@Component
class EmbeddedTokens extends TokenReader {

    private final JWKSource<SecurityContext> keys;
    private final Sessions sessions;
    private final ServiceSecrets secrets;

    EmbeddedTokens(SigningKeys keys, Sessions sessions, ServiceSecrets secrets) {
        this.keys = CheckingKeys.of(keys);
        this.sessions = sessions;
        this.secrets = secrets;
    }

    JwtDecoder decoder(String issuer) {
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, keys));
        // Times are judged by the validators below.
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
        var decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(rules(issuer, TokenClaims.AUDIENCE));
        return decoder;
    }

    @Override
    protected SignedInUser read(Jwt token) {
        return TokenClaims.SERVICE.equals(token.getClaimAsString(TokenClaims.KIND))
                ? serviceIn(token)
                : personIn(token);
    }

    private SignedInUser serviceIn(Jwt token) {
        var service = idIn(token, TokenClaims.USER);
        if (!secrets.counts(new UserId(service), idIn(token, TokenClaims.SECRET))) {
            throw new InvalidBearerTokenException("The secret that the token comes of counts no more");
        }
        return new SignedInUser(service, null, new SignedInUser.Token(scopesOf(token), null));
    }

    private SignedInUser personIn(Jwt token) {
        var proof = token.hasClaim(TokenClaims.PROOF) ? idIn(token, TokenClaims.PROOF) : null;
        var signedIn = new SignedInUser(
                idIn(token, TokenClaims.USER),
                idIn(token, TokenClaims.SESSION),
                new SignedInUser.Token(scopesOf(token), proof));
        if (!sessions.counts(signedIn)) {
            throw new InvalidBearerTokenException("The sign-in that the token comes from is over");
        }
        return signedIn;
    }
}
