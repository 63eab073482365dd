package org.countersign.security;

import jakarta.servlet.DispatcherType;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RegexRequestMatcher;
import org.springframework.security.web.util.matcher.RequestHeaderRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * The doors of the service. Whatever no chain names is denied.
 *
 * <p>Tasklist and the sign-in page share one session, with a CSRF token: the sign-in page's is ours, Tasklist's own
 * filter guards {@code /camunda/api}. The REST API takes HTTP Basic and keeps no session; to the pages' scripts, who
 * send no credentials, that one session is open as well. The engine's API, where it is switched on, takes HTTP Basic
 * alone.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final RequestMatcher REST_API = new RegexRequestMatcher("/(v1\\.0|beta)(/.*)?(\\?.*)?", null, true);

    private static final RequestMatcher BY_SESSION =
            request -> request.getHeader(HttpHeaders.AUTHORIZATION) == null && request.getSession(false) != null;

    /** What a page of another origin makes a browser send, along with credentials that the browser remembers. */
    private static final RequestMatcher CROSS_ORIGIN = new OrRequestMatcher(
            new RequestHeaderRequestMatcher("Sec-Fetch-Site", "cross-site"),
            new RequestHeaderRequestMatcher("Sec-Fetch-Site", "same-site"));

    private static final Set<String> READING = Set.of("GET", "HEAD");

    private static final RequestMatcher ENGINE_REST = new RegexRequestMatcher("/engine-rest(/.*)?(\\?.*)?", null);

    private static final RequestMatcher TASKLIST_PAGES = new RegexRequestMatcher("/camunda/app/.*", "GET");

    private static final RequestMatcher CAMUNDA = new RegexRequestMatcher("/camunda(/.*)?(\\?.*)?", null);

    private static final RequestMatcher DESCRIPTION =
            new RegexRequestMatcher("/(openapi|swagger-ui)(/.*)?(\\?.*)?", null);

    private final PageSecurity pages;

    SecurityConfiguration(PageSecurity pages) {
        this.pages = pages;
    }

    @Bean
    static PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    /** No times of each filter: nobody asks for them, and each call of the REST API would pay for them. */
    @Bean
    static SecurityObservationSettings observations() {
        return SecurityObservationSettings.noObservations();
    }

    /** Whoever sends credentials is whom they name, whatever session his browser sends along. */
    @Bean
    @Order(1)
    SecurityFilterChain restApi(
            HttpSecurity http, BasicChallenge challenge, BearerSignIn bearer, SignInProperties properties)
            throws Exception {
        return basic(api(http.securityMatcher(REST_API), challenge), challenge, properties)
                .oauth2ResourceServer(tokens -> tokens.authenticationManagerResolver(bearer)
                        .authenticationEntryPoint(new BearerChallenge())
                        .accessDeniedHandler(
                                (request, response, e) -> response.sendError(HttpStatus.FORBIDDEN.value())))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .build();
    }

    /** Changes ask for the session's CSRF token. */
    @Bean
    @Order(0)
    SecurityFilterChain restApiForPages(HttpSecurity http, BasicChallenge challenge) throws Exception {
        return api(pages.ofSession(http.securityMatcher(new AndRequestMatcher(REST_API, BY_SESSION))), challenge)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .requestCache(cache -> cache.disable())
                .build();
    }

    private static HttpSecurity api(HttpSecurity http, BasicChallenge challenge) throws Exception {
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(CROSS_ORIGIN)
                        .denyAll()
                        .anyRequest()
                        .access(SecurityConfiguration::mayCall))
                .exceptionHandling(errors -> errors.authenticationEntryPoint(challenge));
    }

    /** Whoever is signed in; by a token, as far as its scopes go. */
    private static AuthorizationDecision mayCall(
            Supplier<Authentication> authentication, RequestAuthorizationContext context) {
        var isChange = !READING.contains(context.getRequest().getMethod());
        var allowed = SignedInUser.in(authentication.get())
                .filter(user ->
                        user.token() == null || TokenScopes.allow(user.token().scopes(), isChange))
                .isPresent();
        return new AuthorizationDecision(allowed);
    }

    private static HttpSecurity basic(HttpSecurity http, BasicChallenge challenge, SignInProperties properties)
            throws Exception {
        return properties.basic() ? http.httpBasic(basic -> basic.authenticationEntryPoint(challenge)) : http;
    }

    /** The engine's own REST API, for scripts: off unless switched on. Without this chain the last one denies it. */
    @Bean
    @Order(1)
    @ConditionalOnProperty("countersign.engine-rest.enabled")
    SecurityFilterChain engineRest(
            HttpSecurity http, BasicChallenge challenge, EngineRestRoutes routes, SignInProperties properties)
            throws Exception {
        return basic(http.securityMatcher(ENGINE_REST), challenge, properties)
                .authorizeHttpRequests(requests -> requests.requestMatchers(CROSS_ORIGIN)
                        .denyAll()
                        .requestMatchers(routes)
                        .authenticated()
                        .anyRequest()
                        .denyAll())
                .exceptionHandling(errors -> errors.authenticationEntryPoint(challenge))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain tasklist(HttpSecurity http, TasklistRoutes routes) throws Exception {
        return pages.signIn(http.securityMatcher(CAMUNDA))
                .authorizeHttpRequests(requests -> requests.requestMatchers(routes)
                        .authenticated()
                        .anyRequest()
                        .denyAll())
                .csrf(csrf -> csrf.disable())
                .requestCache(cache -> cache.requestCache(tasklistPages()))
                // Tasklist's own filter sets a content security policy that fits its scripts; static files may be
                // cached.
                .headers(headers -> headers.cacheControl(cache -> cache.disable()))
                .build();
    }

    /** Without the library's own tokens it would keep whatever is sent by somebody who is not signed in. */
    private static RequestCache tasklistPages() {
        var cache = new HttpSessionRequestCache();
        cache.setRequestMatcher(TASKLIST_PAGES);
        return cache;
    }

    /** The description of the REST API, and the page to try it, whose styles are written into it. */
    @Bean
    @Order(2)
    SecurityFilterChain apiDescription(HttpSecurity http, BasicChallenge challenge, SignInProperties properties)
            throws Exception {
        return basic(pages.signIn(http.securityMatcher(DESCRIPTION)), challenge, properties)
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(
                        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors"
                                + " 'none'; form-action 'self'; base-uri 'none'")))
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain pages(HttpSecurity http) throws Exception {
        return pages.signIn(http)
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(
                                "/sign-in",
                                "/sign-in/**",
                                "/first-run",
                                "/style/**",
                                "/script/**",
                                "/actuator/health/**")
                        .permitAll()
                        .requestMatchers(
                                "/", "/sign-out", "/step-up", "/step-up/**", "/account", "/account/**", "/audit")
                        .authenticated()
                        .anyRequest()
                        .denyAll())
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(
                        "default-src 'self'; frame-ancestors 'none'; form-action 'self'; base-uri 'none'")))
                .build();
    }
}
