package org.countersign.security;

import com.nimbusds.jwt.JWTParser;
import jakarta.servlet.http.HttpServletRequest;
import java.text.ParseException;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationManagerResolver;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.stereotype.Component;

/** Lets in who brings a token of the embedded issuer, or of the one that the settings name. No other is asked anything. */
@Component
class BearerSignIn implements AuthenticationManagerResolver<HttpServletRequest> {

    private final DefaultBearerTokenResolver tokens = new DefaultBearerTokenResolver();
    private final PublicSite site;
    private final EmbeddedTokens embedded;
    private final Optional<ForeignIssuer> foreign;

    BearerSignIn(PublicSite site, EmbeddedTokens embedded, Optional<ForeignIssuer> foreign) {
        this.site = site;
        this.embedded = embedded;
        this.foreign = foreign;
    }

    @Override
    public AuthenticationManager resolve(HttpServletRequest request) {
        var issuer = issuerOf(tokens.resolve(request));
        if (site.base(request).filter(own -> own.toString().equals(issuer)).isPresent()) {
            return manager(embedded.decoder(issuer), embedded);
        }
        return foreign.flatMap(other -> other.decoder(issuer).map(decoder -> manager(decoder, other.reader())))
                .orElseThrow(() -> new InvalidBearerTokenException("The token's issuer is not known here"));
    }

    private static AuthenticationManager manager(JwtDecoder decoder, TokenReader reader) {
        var provider = new JwtAuthenticationProvider(decoder);
        provider.setJwtAuthenticationConverter(reader);
        return new ProviderManager(provider);
    }

    /** What the token says of itself before anything of it is believed. */
    private static String issuerOf(String token) {
        try {
            return Optional.ofNullable(JWTParser.parse(token).getJWTClaimsSet())
                    .map(claims -> claims.getIssuer())
                    .orElse("");
        } catch (ParseException e) {
            throw new InvalidBearerTokenException("What was sent is no token", e);
        }
    }
}
