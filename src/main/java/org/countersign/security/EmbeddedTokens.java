package org.countersign.security;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.util.List;
import org.countersign.directory.Directory;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.stereotype.Component;

/** The embedded issuer's own tokens. One counts for as long as the sign-in that it comes from. */
@Component
class EmbeddedTokens extends TokenReader {

    private final SigningKeys keys;
    private final Sessions sessions;

    EmbeddedTokens(Directory directory, SigningKeys keys, Sessions sessions) {
        super(directory);
        this.keys = keys;
        this.sessions = sessions;
    }

    JwtDecoder decoder(String issuer) {
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, keys));
        // Times are judged by the validators below.
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
        var decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                JwtValidators.createDefaultWithIssuer(issuer),
                new JwtClaimValidator<List<String>>(
                        "aud", audience -> audience != null && audience.contains(TokenClaims.AUDIENCE))));
        return decoder;
    }

    @Override
    SignedInUser read(Jwt token) {
        var user = user(token.getClaimAsString("oid"));
        var proof = token.hasClaim(TokenClaims.PROOF) ? idIn(token, TokenClaims.PROOF) : null;
        var signedIn = new SignedInUser(
                user.value(), idIn(token, TokenClaims.SESSION), new SignedInUser.Token(scopesOf(token), proof));
        if (!sessions.counts(signedIn)) {
            throw new InvalidBearerTokenException("The sign-in that the token comes from is over");
        }
        return signedIn;
    }
}
