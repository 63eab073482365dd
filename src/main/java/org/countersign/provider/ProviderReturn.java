package org.countersign.provider;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.countersign.directory.InvalidEntry;
import org.countersign.directory.User;
import org.countersign.directory.UserId;
import org.countersign.security.FirstFactor;
import org.countersign.security.Sessions;
import org.countersign.security.SignedInUser;
import org.countersign.security.StepUp;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;

/**
 * What follows when a browser comes back from the provider, and its answer is right. He is signed in only by what is done
 * here.
 */
class ProviderReturn implements AuthenticationSuccessHandler, AuthenticationFailureHandler {

    private static final Logger log = LoggerFactory.getLogger(ProviderReturn.class);

    private static final int LONGEST_REASON = 300;

    private static final String UNKNOWN = "/sign-in?unknown";

    private final ProviderClaims claims;
    private final Newcomers newcomers;
    private final FirstFactor firstFactor;
    private final StepUp stepUp;
    private final Sessions sessions;

    ProviderReturn(
            ProviderClaims claims, Newcomers newcomers, FirstFactor firstFactor, StepUp stepUp, Sessions sessions) {
        this.claims = claims;
        this.newcomers = newcomers;
        this.firstFactor = firstFactor;
        this.stepUp = stepUp;
        this.sessions = sessions;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        SecurityContextHolder.clearContext();
        var told = ((OidcUser) authentication.getPrincipal()).getIdToken();
        var visit = ProviderVisit.in(request);
        ProviderVisit.forgetIn(request);
        response.sendRedirect(visit.map(of -> of.session() == null
                        ? signIn(request, response, told)
                        : proved(request, response, told, of, of.session()))
                .orElse(UNKNOWN));
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException fault)
            throws IOException {
        log.warn("The identity provider let nobody in: {}", line(fault.getMessage()));
        var visit = ProviderVisit.in(request);
        ProviderVisit.forgetIn(request);
        response.sendRedirect(visit.map(ProviderVisit::failed).orElse(UNKNOWN));
    }

    /** Whoever calls the address chooses the words of an error; none of them breaks a line, wherever the log is read. */
    private static String line(@Nullable String text) {
        var words = String.valueOf(text).replaceAll("[\\p{C}\\p{Zl}\\p{Zp}\\\\]", " ");
        return words.substring(0, Math.min(words.length(), LONGEST_REASON));
    }

    private String signIn(HttpServletRequest request, HttpServletResponse response, OidcIdToken told) {
        return claims.userIn(told)
                .or(() -> newcomer(told))
                .filter(User::enabled)
                .map(User::id)
                .map(user -> signIn(request, response, told, user))
                .orElse(UNKNOWN);
    }

    /** What the provider told before he was signed out everywhere counts no more, as none of its tokens does. */
    private String signIn(HttpServletRequest request, HttpServletResponse response, OidcIdToken told, UserId user) {
        var shown = sessions.beginTry(user);
        return shown.isShutOutBefore(Objects.requireNonNullElse(told.getIssuedAt(), Instant.EPOCH))
                ? firstFactor.accept(
                        request, response, shown, claims.proofIn(told, user).orElse(null))
                : UNKNOWN;
    }

    private Optional<User> newcomer(OidcIdToken told) {
        try {
            return newcomers.create(told);
        } catch (InvalidEntry | DuplicateKeyException e) {
            log.warn("No account can be created for {} of the identity provider: {}", told.getSubject(), e.toString());
            return Optional.empty();
        }
    }

    private String proved(
            HttpServletRequest request,
            HttpServletResponse response,
            OidcIdToken told,
            ProviderVisit visit,
            UUID session) {
        return claims.userIn(told)
                .map(User::id)
                .filter(user -> sessions.counts(new SignedInUser(user.value(), session)))
                .flatMap(user -> claims.proofIn(told, user))
                .map(proof -> stepUp.complete(request, response, session, proof, visit.then()))
                .orElseGet(visit::failed);
    }
}
