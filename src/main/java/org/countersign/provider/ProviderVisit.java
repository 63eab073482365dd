package org.countersign.provider;

import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.Optional;
import java.util.UUID;
import org.countersign.security.StepUp.Destination;
import org.jspecify.annotations.Nullable;

/**
 * That a browser was sent to the provider, and what for.
 *
 * @param session whose user shall prove a second factor; none: somebody wants to sign in
 * @param then where he goes on once he has proved it
 */
record ProviderVisit(@Nullable UUID session, Destination then) implements Serializable {

    private static final String ATTRIBUTE = ProviderVisit.class.getName();

    /** The one of this browser. */
    static Optional<ProviderVisit> in(HttpServletRequest request) {
        return Optional.ofNullable(request.getSession(false))
                .map(session -> (ProviderVisit) session.getAttribute(ATTRIBUTE));
    }

    void keepIn(HttpServletRequest request) {
        request.getSession(true).setAttribute(ATTRIBUTE, this);
    }

    /** It is over, whatever came of it. */
    static void forgetIn(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null) {
            session.removeAttribute(ATTRIBUTE);
        }
    }

    /** Where to say that nothing came of it. */
    String failed() {
        return session == null ? "/sign-in?provider-failed" : "/step-up?provider-failed&then=" + then.name();
    }
}
