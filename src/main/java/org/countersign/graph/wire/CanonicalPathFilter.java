package org.countersign.graph.wire;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets the API's paths be spelt with doubled and trailing slashes: whatever comes after sees the one spelling, the
 * firewall, the sign-in and the controllers alike. What is no slash on the wire stays as it came: an encoded one separates
 * nothing. At other doors a doubled slash is turned down, and so is a way back, which some there trip over.
 */
final class CanonicalPathFilter extends OncePerRequestFilter {

    private static final Pattern SLASHES = Pattern.compile("/{2,}");
    private static final Pattern WAY_BACK =
            Pattern.compile("/(?:\\.|%2e){1,2}(?:;[^/]*)?(?:/|$)", Pattern.CASE_INSENSITIVE);
    private static final Pattern TRAILING = Pattern.compile("(?<=.)/$");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (ApiPath.isApi(request)) {
            chain.doFilter(new Canonical(request), response);
        } else if (isOdd(request.getRequestURI())) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean isOdd(String path) {
        return SLASHES.matcher(path).find() || WAY_BACK.matcher(path).find();
    }

    /** Mostly it is spelt so already, and it is asked for dozens of times. */
    private static String canonical(String path) {
        return path.contains("//") || path.endsWith("/") ? withoutExtraSlashes(path) : path;
    }

    private static String withoutExtraSlashes(String path) {
        return TRAILING.matcher(SLASHES.matcher(path).replaceAll("/")).replaceFirst("");
    }

    /** Of the two parts of the path that the container hands out, only the last can end in a slash that trails. */
    private static final class Canonical extends HttpServletRequestWrapper {

        Canonical(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getRequestURI() {
            return canonical(super.getRequestURI());
        }

        @Override
        public StringBuffer getRequestURL() {
            var url = super.getRequestURL();
            var uri = super.getRequestURI();
            return new StringBuffer(url.substring(0, url.length() - uri.length())).append(getRequestURI());
        }

        @Override
        public String getServletPath() {
            return canonical(super.getServletPath());
        }

        @Override
        public @Nullable String getPathInfo() {
            var rest = super.getPathInfo();
            return rest == null ? null : canonical(rest);
        }
    }
}
