package org.countersign.provider;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistration.ClientSettings;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * What the provider's discovery document says. It is read when somebody wants to sign in there or brings a token, so that
 * a provider that is away keeps nobody else out, and kept for as long as the service runs.
 */
class ProviderDiscovery implements ClientRegistrationRepository {

    static final String ID = "provider";

    private static final Logger log = LoggerFactory.getLogger(ProviderDiscovery.class);

    private static final ParameterizedTypeReference<Map<String, Object>> DOCUMENT =
            new ParameterizedTypeReference<>() {};

    private final ProviderProperties properties;
    private volatile @Nullable ClientRegistration known;

    ProviderDiscovery(ProviderProperties properties) {
        this.properties = properties;
    }

    /** What it says; nothing: the provider does not answer, or not as it should. */
    Optional<ClientRegistration> find() {
        try {
            return Optional.of(findByRegistrationId(ID));
        } catch (RestClientException | IllegalArgumentException e) {
            log.warn("The identity provider {} cannot be used now: {}", properties.issuer(), e.toString());
            return Optional.empty();
        }
    }

    /** @throws RestClientException if it does not answer */
    @Override
    public ClientRegistration findByRegistrationId(String id) {
        var found = known;
        if (found == null) {
            found = read();
            known = found;
        }
        return found;
    }

    private ClientRegistration read() {
        var issuer = properties.issuer().strip();
        var document = RestClient.builder()
                .requestFactory(ProviderCalls.withTimeOuts())
                .build()
                .get()
                .uri(issuer + (issuer.endsWith("/") ? "" : "/") + ".well-known/openid-configuration")
                .retrieve()
                .body(DOCUMENT);
        if (document == null || !issuer.equals(document.get("issuer"))) {
            throw new IllegalArgumentException("It calls itself something else");
        }
        var registration = ClientRegistrations.fromOidcConfiguration(document)
                .registrationId(ID)
                .clientId(properties.clientId())
                .clientSecret(properties.clientSecret())
                .scope(OidcScopes.OPENID, OidcScopes.PROFILE, OidcScopes.EMAIL)
                .clientSettings(ClientSettings.builder().requireProofKey(true).build());
        if (properties.clientSecret().isBlank()) {
            registration.clientAuthenticationMethod(ClientAuthenticationMethod.NONE);
        }
        return registration.build();
    }
}
