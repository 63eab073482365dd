package org.countersign.security;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.stereotype.Component;

/** The embedded issuer's own tokens. One counts for as long as the sign-in that it comes from. */
@Component
class EmbeddedTokens extends TokenReader {

    private final SigningKeys keys;
    private final Sessions sessions;

    EmbeddedTokens(SigningKeys keys, Sessions sessions) {
        this.keys = keys;
        this.sessions = sessions;
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
