package org.countersign.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.countersign.mfa.SharedProof;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.authentication.WebAuthenticationDetailsSource;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.stereotype.Component;

/**
 * The one way into a session, however somebody has shown who he is. The browser's session of before is thrown away with
 * its id and its tokens: nobody finds himself in a session that was laid out for him.
 */
@Component
class SignIns {

    private static final String REFUSED = "/sign-in?error";

    private final Sessions sessions;
    private final ApplicationEventPublisher events;
    private final HttpSessionRequestCache wanted = new HttpSessionRequestCache();
    private final HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

    SignIns(Sessions sessions, ApplicationEventPublisher events) {
        this.sessions = sessions;
        this.events = events;
    }

    /**
     * Lets somebody in.
     *
     * @param proof of a second factor that he gave with it
     * @return where he wanted to go; where to begin anew, if he was shut out meanwhile
     */
    String open(
            HttpServletRequest request, HttpServletResponse response, SignInTry shown, @Nullable SharedProof proof) {
        events.publishEvent(new SignInSucceeded(shown.id()));
        var target = Optional.ofNullable(wanted.getRequest(request, response))
                .map(saved -> saved.getRedirectUrl())
                .orElse("/");
        throwAwaySession(request);
        var agent =
                Optional.ofNullable(request.getHeader(HttpHeaders.USER_AGENT)).orElse("");
        var signedIn = sessions.begin(shown, request.getRemoteAddr(), agent);
        if (signedIn.isEmpty()) {
            events.publishEvent(new SignInFailed(shown.id()));
            return REFUSED;
        }
        keep(request, response, signedIn.get(), proof);
        return target;
    }

    private void keep(
            HttpServletRequest request,
            HttpServletResponse response,
            SignedInUser signedIn,
            @Nullable SharedProof proof) {
        if (proof != null && signedIn.session() != null) {
            sessions.hold(signedIn.session(), proof);
        }
        var authentication = signedIn.authenticated();
        authentication.setDetails(new WebAuthenticationDetailsSource().buildDetails(request));
        var context = new SecurityContextImpl(authentication);
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
    }

    static void throwAwaySession(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }
}
