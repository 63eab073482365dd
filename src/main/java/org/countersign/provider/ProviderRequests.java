package org.countersign.provider;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.countersign.security.IdentityProvider;
import org.countersign.security.PublicSite;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

/**
 * What the provider is asked for: an authorization code with a proof key, a state and a nonce. Whoever is to prove a second
 * factor has to sign in there anew, however he did before (RFC 9470; OpenID Connect Core, section 3.1.2.1).
 */
class ProviderRequests implements OAuth2AuthorizationRequestResolver {

    static final String PATH = IdentityProvider.PATH + "/go";

    static final String BACK = IdentityProvider.PATH + "/back";

    private final OAuth2AuthorizationRequestResolver library;
    private final ProviderProperties properties;
    private final PublicSite site;

    ProviderRequests(ProviderDiscovery discovery, ProviderProperties properties, PublicSite site) {
        this.library = new DefaultOAuth2AuthorizationRequestResolver(discovery, IdentityProvider.PATH);
        this.properties = properties;
        this.site = site;
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
        return request.getRequestURI().equals(PATH) ? resolve(request, ProviderDiscovery.ID) : null;
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request, String id) {
        var visit = ProviderVisit.in(request);
        var base = site.base(request);
        return visit.isEmpty() || base.isEmpty()
                ? null
                : Optional.ofNullable(library.resolve(request, id))
                        .map(OAuth2AuthorizationRequest::from)
                        .map(asked -> asked.redirectUri(base.get() + BACK)
                                .additionalParameters(more -> more.putAll(parametersOf(visit.get())))
                                .build())
                        .orElse(null);
    }

    private Map<String, Object> parametersOf(ProviderVisit visit) {
        var parameters = new HashMap<String, Object>();
        if (visit.session() != null) {
            parameters.put("prompt", "login");
            parameters.put("max_age", "0");
            if (!properties.secondFactorClasses().isEmpty()) {
                parameters.put("acr_values", String.join(" ", properties.secondFactorClasses()));
            }
        }
        return parameters;
    }
}
