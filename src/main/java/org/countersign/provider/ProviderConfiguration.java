package org.countersign.provider;

import java.util.List;
import org.countersign.security.IdentityProvider;
import org.countersign.security.PageSecurity;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.web.OAuth2LoginAuthenticationFilter;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.security.web.util.matcher.RegexRequestMatcher;
import org.springframework.web.client.RestClient;

/** The room's beans, only where a provider is named. */
@Configuration(proxyBeanMethods = false)
@Conditional(ProviderIsNamed.class)
@Import({
    ProviderDiscovery.class,
    ProviderKeys.class,
    Identities.class,
    ProviderClaims.class,
    ProviderTokens.class,
    Newcomers.class,
    ProviderRequests.class,
    ProviderReturn.class,
    IdTokens.class
})
class ProviderConfiguration {

    @Bean
    IdentityProvider identityProvider(ProviderProperties properties) {
        return new IdentityProvider(properties.name());
    }

    /** The library checks what comes back; who is signed in by it, {@link ProviderReturn} decides alone. */
    @Bean
    @Order(1)
    SecurityFilterChain identityProviderPages(
            HttpSecurity http,
            PageSecurity pages,
            ProviderDiscovery discovery,
            ProviderRequests requests,
            ProviderReturn back)
            throws Exception {
        return pages.ofSession(http.securityMatcher(
                        new RegexRequestMatcher(IdentityProvider.PATH + "(/go|/back)?(\\?.*)?", "GET")))
                .oauth2Login(login -> login.loginPage("/sign-in")
                        .clientRegistrationRepository(discovery)
                        .authorizedClientRepository(new NoClients())
                        .authorizationEndpoint(asked -> asked.authorizationRequestResolver(requests))
                        .tokenEndpoint(codes -> codes.accessTokenResponseClient(codeClient()))
                        .userInfoEndpoint(user ->
                                user.oidcUserService(answer -> new DefaultOidcUser(List.of(), answer.getIdToken())))
                        .loginProcessingUrl(ProviderRequests.BACK)
                        .withObjectPostProcessor(new KeepingNothing())
                        .successHandler(back)
                        .failureHandler(back))
                .authorizeHttpRequests(all -> all.anyRequest().permitAll())
                .requestCache(cache -> cache.disable())
                .build();
    }

    /** The library would put whom it has seen into the session, in place of whoever is signed in. */
    private static final class KeepingNothing implements ObjectPostProcessor<OAuth2LoginAuthenticationFilter> {

        @Override
        public <O extends OAuth2LoginAuthenticationFilter> O postProcess(O filter) {
            filter.setSecurityContextRepository(new NullSecurityContextRepository());
            return filter;
        }
    }

    private static RestClientAuthorizationCodeTokenResponseClient codeClient() {
        var codes = new RestClientAuthorizationCodeTokenResponseClient();
        codes.setRestClient(RestClient.builder()
                .requestFactory(ProviderCalls.withTimeOuts())
                .messageConverters(converters -> {
                    converters.clear();
                    converters.add(new FormHttpMessageConverter());
                    converters.add(new OAuth2AccessTokenResponseHttpMessageConverter());
                })
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        return codes;
    }
}
