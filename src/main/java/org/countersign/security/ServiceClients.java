package org.countersign.security;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.countersign.directory.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.web.authentication.AuthenticationConverter;

/**
 * Knows services by their ids and secrets (RFC 6749, section 4.4). What a service gets lets it read, and no more: there is
 * nobody who could answer for a change.
 */
class ServiceClients implements AuthenticationConverter, AuthenticationProvider {

    private static final String GRANT = AuthorizationGrantType.CLIENT_CREDENTIALS.getValue();
    private static final String BASIC = "Basic ";

    private final ServiceSecrets secrets;

    ServiceClients(ServiceSecrets secrets) {
        this.secrets = secrets;
    }

    /** A service, and what it showed. */
    static final class Service extends OAuth2ClientAuthenticationToken {

        private static final long serialVersionUID = 1L;

        Service(String id, String secret) {
            super(id, ClientAuthenticationMethod.CLIENT_SECRET_BASIC, secret, Map.of());
        }

        Service(RegisteredClient client, ServiceSecret secret) {
            super(client, ClientAuthenticationMethod.CLIENT_SECRET_BASIC, null);
            setDetails(secret.id());
        }
    }

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        if (!GRANT.equals(request.getParameter(OAuth2ParameterNames.GRANT_TYPE))) {
            return null;
        }
        return inHeader(request).or(() -> inForm(request)).orElseThrow(ServiceClients::unknown);
    }

    @Override
    public Authentication authenticate(Authentication shown) {
        var id = idIn(shown.getName());
        var secret = secrets.find(id, String.valueOf(shown.getCredentials())).orElseThrow(ServiceClients::unknown);
        return new Service(clientOf(id), secret);
    }

    @Override
    public boolean supports(Class<?> kind) {
        return Service.class.isAssignableFrom(kind);
    }

    private static RegisteredClient clientOf(UserId service) {
        return RegisteredClient.withId(service.toString())
                .clientId(service.toString())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .scope(TokenScopes.READ)
                .build();
    }

    private static Optional<Service> inHeader(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
                .filter(header -> header.regionMatches(true, 0, BASIC, 0, BASIC.length()))
                .map(header -> decoded(header.substring(BASIC.length())))
                .filter(both -> both.indexOf(':') > 0)
                .map(both -> new Service(both.substring(0, both.indexOf(':')), both.substring(both.indexOf(':') + 1)));
    }

    private static Optional<Service> inForm(HttpServletRequest request) {
        var id = request.getParameter(OAuth2ParameterNames.CLIENT_ID);
        var secret = request.getParameter(OAuth2ParameterNames.CLIENT_SECRET);
        return id == null || secret == null ? Optional.empty() : Optional.of(new Service(id, secret));
    }

    private static String decoded(String basic) {
        try {
            return new String(Base64.getDecoder().decode(basic.strip()), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw unknown();
        }
    }

    private static UserId idIn(String name) {
        try {
            return UserId.of(name);
        } catch (IllegalArgumentException e) {
            throw unknown();
        }
    }

    private static OAuth2AuthenticationException unknown() {
        return new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
    }
}
