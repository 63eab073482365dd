package org.countersign.security;

import jakarta.servlet.DispatcherType;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
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

    /** What a page of another site makes a browser send, along with credentials that the browser remembers. */
    private static final RequestMatcher CROSS_SITE = new RequestHeaderRequestMatcher("Sec-Fetch-Site", "cross-site");

    private static final RequestMatcher ENGINE_REST = new RegexRequestMatcher("/engine-rest(/.*)?(\\?.*)?", null);

    private static final RequestMatcher CAMUNDA = new RegexRequestMatcher("/camunda(/.*)?(\\?.*)?", null);

    private static final RequestMatcher DESCRIPTION =
            new RegexRequestMatcher("/(openapi|swagger-ui)(/.*)?(\\?.*)?", null);

    private static final RequestMatcher CAMUNDA_API = new RegexRequestMatcher("/camunda/api/.*", null);

    /** Where Tasklist's own "sign out" goes. */
    private static final RequestMatcher SIGN_OUT = new OrRequestMatcher(
            new RegexRequestMatcher("/sign-out", "POST"),
            new RegexRequestMatcher("/camunda/api/admin/auth/user/default/logout", "POST"));

    private final Sessions sessions;

    SecurityConfiguration(Sessions sessions) {
        this.sessions = sessions;
    }

    @Bean
    static PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    /** Whoever sends credentials is whom they name, whatever session his browser sends along. */
    @Bean
    @Order(1)
    SecurityFilterChain restApi(HttpSecurity http, BasicChallenge challenge) throws Exception {
        return api(http.securityMatcher(REST_API), challenge)
                .httpBasic(basic -> basic.authenticationEntryPoint(challenge))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .build();
    }

    /** Changes ask for the session's CSRF token. */
    @Bean
    @Order(0)
    SecurityFilterChain restApiForPages(HttpSecurity http, BasicChallenge challenge) throws Exception {
        return api(ofSession(http.securityMatcher(new AndRequestMatcher(REST_API, BY_SESSION))), challenge)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .requestCache(cache -> cache.disable())
                .build();
    }

    private static HttpSecurity api(HttpSecurity http, BasicChallenge challenge) throws Exception {
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(CROSS_SITE)
                        .denyAll()
                        .anyRequest()
                        .authenticated())
                .exceptionHandling(errors -> errors.authenticationEntryPoint(challenge));
    }

    /** The engine's own REST API, for scripts: off unless switched on. Without this chain the last one denies it. */
    @Bean
    @Order(1)
    @ConditionalOnProperty("countersign.engine-rest.enabled")
    SecurityFilterChain engineRest(HttpSecurity http, BasicChallenge challenge, EngineRestRoutes routes)
            throws Exception {
        return http.securityMatcher(ENGINE_REST)
                .authorizeHttpRequests(requests -> requests.requestMatchers(CROSS_SITE)
                        .denyAll()
                        .requestMatchers(routes)
                        .authenticated()
                        .anyRequest()
                        .denyAll())
                .httpBasic(basic -> basic.authenticationEntryPoint(challenge))
                .exceptionHandling(errors -> errors.authenticationEntryPoint(challenge))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain tasklist(HttpSecurity http, TasklistRoutes routes) throws Exception {
        return signIn(http.securityMatcher(CAMUNDA))
                .authorizeHttpRequests(requests -> requests.requestMatchers(routes)
                        .authenticated()
                        .anyRequest()
                        .denyAll())
                .csrf(csrf -> csrf.disable())
                // Tasklist's own filter sets a content security policy that fits its scripts; static files may be
                // cached.
                .headers(headers -> headers.cacheControl(cache -> cache.disable()))
                .build();
    }

    /** The description of the REST API, and the page to try it, whose styles are written into it. */
    @Bean
    @Order(2)
    SecurityFilterChain apiDescription(HttpSecurity http, BasicChallenge challenge) throws Exception {
        return signIn(http.securityMatcher(DESCRIPTION))
                .httpBasic(basic -> basic.authenticationEntryPoint(challenge))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(
                        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors"
                                + " 'none'; form-action 'self'; base-uri 'none'")))
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain pages(HttpSecurity http) throws Exception {
        return signIn(http)
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
                        .requestMatchers("/", "/sign-out", "/step-up", "/step-up/**", "/account", "/account/**")
                        .authenticated()
                        .anyRequest()
                        .denyAll())
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(
                        "default-src 'self'; frame-ancestors 'none'; form-action 'self'; base-uri 'none'")))
                .build();
    }

    private HttpSecurity signIn(HttpSecurity http) throws Exception {
        var toSignIn = new LoginUrlAuthenticationEntryPoint("/sign-in");
        return ofSession(http)
                .logout(logout -> logout.logoutRequestMatcher(SIGN_OUT)
                        .addLogoutHandler((request, response, authentication) -> end(authentication))
                        .logoutSuccessUrl("/sign-in?signed-out"))
                .exceptionHandling(errors -> errors.defaultAuthenticationEntryPointFor(
                                (request, response, e) -> response.setStatus(HttpStatus.UNAUTHORIZED.value()),
                                CAMUNDA_API)
                        .defaultAuthenticationEntryPointFor(toSignIn, AnyRequestMatcher.INSTANCE));
    }

    private HttpSecurity ofSession(HttpSecurity http) {
        return http.addFilterAfter(new LivingSessionFilter(sessions), SecurityContextHolderFilter.class);
    }

    private void end(@Nullable Authentication authentication) {
        if (authentication != null
                && authentication.getPrincipal() instanceof SignedInUser user
                && user.session() != null) {
            sessions.end(user.id(), user.session());
        }
    }
}
