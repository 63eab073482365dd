package org.countersign.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.countersign.mfa.MfaProof;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Sends whoever lets a program in to prove a second factor first, where the program asks for that as RFC 9470 says: by
 * {@code acr_values}, {@code max_age} or {@code prompt=login}.
 *
 * <p>It is no bean: the container would put it before the chains, where nobody is known yet.
 */
class StepUpForTokens extends OncePerRequestFilter {

    private final CurrentUser currentUser;
    private final HeldProofs proofs;
    private final HttpSessionRequestCache wanted = new HttpSessionRequestCache();

    StepUpForTokens(CurrentUser currentUser, HeldProofs proofs) {
        this.currentUser = currentUser;
        this.proofs = proofs;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isAuthorization(request)
                && asksForProof(request)
                && currentUser.find().isPresent()
                && proofs.find().isEmpty()) {
            wanted.saveRequest(request, response);
            response.sendRedirect("/step-up?then=CONTINUE");
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean isAuthorization(HttpServletRequest request) {
        return "GET".equals(request.getMethod()) && "/oauth2/authorize".equals(request.getRequestURI());
    }

    private static boolean asksForProof(HttpServletRequest request) {
        return request.getParameter("max_age") != null
                || words(request, "acr_values").contains(MfaProof.CONTEXT_CLASS)
                || words(request, "prompt").contains("login");
    }

    private static Set<String> words(HttpServletRequest request, String parameter) {
        return Set.copyOf(List.of(
                Objects.requireNonNullElse(request.getParameter(parameter), "").split(" +")));
    }
}
