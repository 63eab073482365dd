package org.countersign.security;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.jackson2.SecurityJackson2Modules;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.JdbcOAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsentService;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configurers.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.authorization.jackson2.OAuth2AuthorizationServerJackson2Module;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.logout.LogoutFilter;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RegexRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * The embedded issuer: whoever is signed in lets programs work for him, with OAuth 2.1's authorization code and proof key,
 * or a device code; the sign-in is the one of every other page. Services get tokens to read with, for secrets of their own.
 */
@Configuration(proxyBeanMethods = false)
class TokenConfiguration {

    private static final RequestMatcher PAGES =
            new RegexRequestMatcher("(" + ConsentPages.CONSENT + "|" + ConsentPages.DEVICE + ")(\\?.*)?", null);

    /** No form-action: where a consent leads, the program's registration says, and the issuer checks. */
    private static final String POLICY = "default-src 'self'; frame-ancestors 'none'; base-uri 'none'";

    @Bean
    @Order(-1)
    SecurityFilterChain issuer(
            HttpSecurity http,
            PublicSite site,
            PageSecurity pages,
            CurrentUser currentUser,
            HeldProofs proofs,
            RegisteredClientRepository clients,
            ServiceSecrets secrets)
            throws Exception {
        var devices = new DeviceClients(clients);
        var services = new ServiceClients(secrets);
        var issuer = OAuth2AuthorizationServerConfigurer.authorizationServer();
        RequestMatcher ours = request -> site.base(request).isPresent();
        return pages.signIn(http.securityMatcher(
                        new AndRequestMatcher(new OrRequestMatcher(issuer.getEndpointsMatcher(), PAGES), ours)))
                .with(issuer, server -> server.oidc(Customizer.withDefaults())
                        .clientAuthentication(program -> program.authenticationConverter(devices)
                                .authenticationProvider(devices)
                                .authenticationConverter(services)
                                .authenticationProvider(services))
                        .authorizationEndpoint(asked -> asked.consentPage(ConsentPages.CONSENT))
                        .deviceAuthorizationEndpoint(device -> device.verificationUri(ConsentPages.DEVICE))
                        .deviceVerificationEndpoint(device -> device.consentPage(ConsentPages.CONSENT)
                                .deviceVerificationResponseHandler(to(ConsentPages.DEVICE + "?done"))
                                .errorResponseHandler((request, response, e) ->
                                        response.sendRedirect(ConsentPages.DEVICE + "?error"))))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(POLICY)))
                .addFilterAfter(new StepUpForTokens(currentUser, proofs), LogoutFilter.class)
                .build();
    }

    private static AuthenticationSuccessHandler to(String page) {
        return (request, response, done) -> response.sendRedirect(page);
    }

    /** Each time it is asked: who lets a program in shall see which one. */
    @Bean
    OAuth2AuthorizationConsentService consents() {
        return new NoConsents();
    }

    /** The issuer is the address that a request comes to; which of them there are, {@link PublicSite} says. */
    @Bean
    AuthorizationServerSettings issuerSettings(PublicSite site) {
        var settings = AuthorizationServerSettings.builder();
        site.configured().ifPresent(base -> settings.issuer(base.toString()));
        return settings.build();
    }

    @Bean
    JwtEncoder tokenEncoder(SigningKeys keys) {
        return new NimbusJwtEncoder(keys);
    }

    /** On the database, so that a code that one node gave out is good on each. */
    @Bean
    OAuth2AuthorizationService authorizations(JdbcOperations jdbc, RegisteredClientRepository clients) {
        var json = new ObjectMapper()
                .registerModules(SecurityJackson2Modules.getModules(TokenConfiguration.class.getClassLoader()))
                .registerModule(new OAuth2AuthorizationServerJackson2Module())
                .addMixIn(SignedInUser.class, Named.class)
                .addMixIn(SignedInUser.Token.class, Named.class);
        var read = new JdbcOAuth2AuthorizationService.OAuth2AuthorizationRowMapper(clients);
        read.setObjectMapper(json);
        var write = new JdbcOAuth2AuthorizationService.OAuth2AuthorizationParametersMapper();
        write.setObjectMapper(json);
        var authorizations = new JdbcOAuth2AuthorizationService(jdbc, clients);
        authorizations.setAuthorizationRowMapper(read);
        authorizations.setAuthorizationParametersMapper(write);
        return authorizations;
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS)
    @JsonIgnoreProperties({"name", "id"})
    private interface Named {}
}
