package org.countersign.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets nobody go on from a session that counts no more: he goes on as nobody, and is asked to sign in.
 *
 * <p>It is no bean: the container would put it before the chains, where nobody is known yet.
 */
class LivingSessionFilter extends OncePerRequestFilter {

    /** Tasklist asks for its list every few seconds, whether or not somebody sits before it. */
    private static final String POLLED = "/camunda/api/engine/engine/default/filter/";

    private final Sessions sessions;
    private final SecurityContextLogoutHandler out = new SecurityContextLogoutHandler();

    LivingSessionFilter(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        var gone = SignedInUser.in(authentication)
                .filter(user -> user.session() != null)
                .filter(user -> !sessions.countsInBrowser(user, isAtWork(request)));
        if (gone.isPresent()) {
            out.logout(request, response, authentication);
        }
        chain.doFilter(request, response);
    }

    private static boolean isAtWork(HttpServletRequest request) {
        return !request.getRequestURI().startsWith(POLLED);
    }
}
