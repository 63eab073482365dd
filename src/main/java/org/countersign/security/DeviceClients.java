package org.countersign.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.web.authentication.AuthenticationConverter;
import org.springframework.util.StringUtils;

/**
 * Knows programs that ask for a device code, or for its token, by their names alone: one on a user's machine can keep no
 * secret (RFC 8628, section 5.6). What they get depends on what the user allows.
 */
class DeviceClients implements AuthenticationConverter, AuthenticationProvider {

    private static final String GRANT = AuthorizationGrantType.DEVICE_CODE.getValue();

    private final RegisteredClientRepository clients;

    DeviceClients(RegisteredClientRepository clients) {
        this.clients = clients;
    }

    /** A program that has said its name and nothing more. */
    private static final class NamedProgram extends OAuth2ClientAuthenticationToken {

        private static final long serialVersionUID = 1L;

        NamedProgram(String name) {
            super(name, ClientAuthenticationMethod.NONE, null, Map.of());
        }

        NamedProgram(RegisteredClient client) {
            super(client, ClientAuthenticationMethod.NONE, null);
        }
    }

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        var asksForDevice = "/oauth2/device_authorization".equals(request.getRequestURI())
                || GRANT.equals(request.getParameter(OAuth2ParameterNames.GRANT_TYPE));
        var name = request.getParameter(OAuth2ParameterNames.CLIENT_ID);
        return asksForDevice
                        && StringUtils.hasText(name)
                        && request.getParameter(OAuth2ParameterNames.CLIENT_SECRET) == null
                ? new NamedProgram(name)
                : null;
    }

    @Override
    public Authentication authenticate(Authentication named) {
        var client = clients.findByClientId(named.getName());
        if (client == null
                || !client.getClientAuthenticationMethods().contains(ClientAuthenticationMethod.NONE)
                || !client.getAuthorizationGrantTypes().contains(AuthorizationGrantType.DEVICE_CODE)) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
        }
        return new NamedProgram(client);
    }

    @Override
    public boolean supports(Class<?> kind) {
        return NamedProgram.class.isAssignableFrom(kind);
    }
}
