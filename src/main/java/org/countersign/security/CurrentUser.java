package org.countersign.security;

import java.util.Optional;
import java.util.UUID;
import org.countersign.directory.UserId;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** The person on whose behalf the present thread works. Every room takes its actor from here, never from a field. */
@Component
public class CurrentUser {

    /** Who is signed in; nobody in a job or a sweep. */
    public Optional<UserId> find() {
        return signedIn().map(SignedInUser::id);
    }

    /** The session he is at work in; none: he shows who he is at each request, or a program does for him. */
    public Optional<UUID> session() {
        return signedIn().filter(user -> user.token() == null).map(SignedInUser::session);
    }

    /** The token that a program brought for him. */
    Optional<SignedInUser.Token> token() {
        return signedIn().map(SignedInUser::token);
    }

    /** Whether a program brought a token for him. */
    public boolean cameByToken() {
        return token().isPresent();
    }

    /**
     * Who is signed in.
     *
     * @throws AccessDeniedException if nobody is
     */
    public UserId id() {
        return find().orElseThrow(() -> new AccessDeniedException("Nobody is signed in"));
    }

    /** The address that the present request comes from, whatever the session's sign-in came from; empty where nobody calls. */
    public String address() {
        return addressOfRequest().or(CurrentUser::addressOfSignIn).orElse("");
    }

    private static Optional<String> addressOfSignIn() {
        return authentication()
                .map(Authentication::getDetails)
                .filter(WebAuthenticationDetails.class::isInstance)
                .map(details -> ((WebAuthenticationDetails) details).getRemoteAddress());
    }

    private static Optional<String> addressOfRequest() {
        return Optional.ofNullable(RequestContextHolder.getRequestAttributes())
                .filter(ServletRequestAttributes.class::isInstance)
                .map(attributes ->
                        ((ServletRequestAttributes) attributes).getRequest().getRemoteAddr());
    }

    private static Optional<SignedInUser> signedIn() {
        return authentication().flatMap(SignedInUser::in);
    }

    private static Optional<Authentication> authentication() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .filter(Authentication::isAuthenticated);
    }
}
