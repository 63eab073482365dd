package org.countersign.provider;

import java.util.Set;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestTemplate;

/** Checks what the provider has signed, with the keys that it publishes. */
class ProviderKeys {

    private static final Set<SignatureAlgorithm> ALGORITHMS = Set.of(
            SignatureAlgorithm.RS256,
            SignatureAlgorithm.RS384,
            SignatureAlgorithm.RS512,
            SignatureAlgorithm.PS256,
            SignatureAlgorithm.PS384,
            SignatureAlgorithm.PS512,
            SignatureAlgorithm.ES256,
            SignatureAlgorithm.ES384,
            SignatureAlgorithm.ES512);

    private final ProviderDiscovery discovery;

    ProviderKeys(ProviderDiscovery discovery) {
        this.discovery = discovery;
    }

    /** What reads tokens that are signed rightly and keep some rules besides. */
    JwtDecoder decoder(OAuth2TokenValidator<Jwt> rules) {
        var keys = discovery.findByRegistrationId(ProviderDiscovery.ID).getProviderDetails();
        var decoder = NimbusJwtDecoder.withJwkSetUri(keys.getJwkSetUri())
                .jwsAlgorithms(allowed -> allowed.addAll(ALGORITHMS))
                .restOperations(new RestTemplate(ProviderCalls.withTimeOuts()))
                .build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                rules, new JwtClaimValidator<String>(JwtClaimNames.SUB, Identity::isSubject)));
        return decoder;
    }
}
