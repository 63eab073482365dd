package org.countersign.process.tasklist;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseCookie;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells a browser its session's CSRF token where it has another one. Tasklist's own filter tells it once, when it draws
 * it; of two first requests at once, on two nodes, each draws one, and the session keeps one.
 */
final class TasklistTokenFilter extends OncePerRequestFilter {

    private static final String COOKIE = "XSRF-TOKEN";
    private static final String ATTRIBUTE = "CAMUNDA_CSRF_TOKEN";

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !HttpMethod.GET.matches(request.getMethod());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        tokenOf(request)
                .filter(token -> !Optional.of(token).equals(tokenInBrowser(request)))
                .ifPresent(token -> response.addHeader(HttpHeaders.SET_COOKIE, cookieOf(request, token)));
        chain.doFilter(request, response);
    }

    private static Optional<String> tokenOf(HttpServletRequest request) {
        return Optional.ofNullable(request.getSession(false)).map(session -> (String) session.getAttribute(ATTRIBUTE));
    }

    private static Optional<String> tokenInBrowser(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Stream::of)
                .filter(cookie -> cookie.getName().equals(COOKIE))
                .map(Cookie::getValue)
                .findFirst();
    }

    /** For Tasklist's scripts to read, as its own filter's is. */
    private static String cookieOf(HttpServletRequest request, String token) {
        return ResponseCookie.from(COOKIE, token)
                .path(request.getContextPath() + "/camunda")
                .secure(request.isSecure())
                .sameSite("Lax")
                .build()
                .toString();
    }
}
