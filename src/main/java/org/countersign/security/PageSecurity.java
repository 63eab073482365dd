package org.countersign.security;

import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RegexRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;

/** What all doors for browsers have in common: the one session, how it begins and how it ends. */
@Component
public class PageSecurity {

    private static final RequestMatcher CAMUNDA_API = new RegexRequestMatcher("/camunda/api/.*", null);

    /** Where Tasklist's own "sign out" goes. */
    private static final RequestMatcher SIGN_OUT = new OrRequestMatcher(
            new RegexRequestMatcher("/sign-out", "POST"),
            new RegexRequestMatcher("/camunda/api/admin/auth/user/default/logout", "POST"));

    private final Sessions sessions;

    PageSecurity(Sessions sessions) {
        this.sessions = sessions;
    }

    HttpSecurity signIn(HttpSecurity http) throws Exception {
        var toSignIn = new LoginUrlAuthenticationEntryPoint("/sign-in");
        return ofSession(http)
                .logout(logout -> logout.logoutRequestMatcher(SIGN_OUT)
                        .addLogoutHandler((request, response, authentication) ->
                                SignedInUser.in(authentication).ifPresent(sessions::end))
                        .logoutSuccessUrl("/sign-in?signed-out"))
                .exceptionHandling(errors -> errors.defaultAuthenticationEntryPointFor(
                                (request, response, e) -> response.setStatus(HttpStatus.UNAUTHORIZED.value()),
                                CAMUNDA_API)
                        .defaultAuthenticationEntryPointFor(toSignIn, AnyRequestMatcher.INSTANCE));
    }

    /** Knows whoever is signed in, for as long as he is. */
    public HttpSecurity ofSession(HttpSecurity http) {
        return http.addFilterAfter(new LivingSessionFilter(sessions), SecurityContextHolderFilter.class);
    }
}
