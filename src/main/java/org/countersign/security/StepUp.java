package org.countersign.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.UUID;
import org.countersign.mfa.SharedProof;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.stereotype.Component;

/** What follows once somebody who is signed in has shown that he is there now, by whatever means. */
@Component
public class StepUp {

    static final String PATH = "/step-up";

    private final Sessions sessions;
    private final HttpSessionRequestCache wanted = new HttpSessionRequestCache();

    StepUp(Sessions sessions) {
        this.sessions = sessions;
    }

    /** Where one can go on to from here: pages of this service alone. */
    public enum Destination {
        /** A window of its own, to be closed. */
        DONE(PATH + "?done"),
        ACCOUNT("/account"),
        /** What was asked for before, and needs a proof. */
        CONTINUE("/");

        private final String path;

        Destination(String path) {
            this.path = path;
        }
    }

    /**
     * Keeps a proof for the next thing that asks for one in a session, whose id in the browser changes.
     *
     * @return where to go on
     */
    public String complete(
            HttpServletRequest request,
            HttpServletResponse response,
            UUID session,
            SharedProof proof,
            Destination then) {
        sessions.hold(session, proof);
        request.changeSessionId();
        return Optional.ofNullable(wanted.getRequest(request, response))
                .filter(saved -> then == Destination.CONTINUE)
                .map(SavedRequest::getRedirectUrl)
                .orElse(then.path);
    }

    /** Where to go on if nothing was shown. */
    public String refused(Destination then) {
        return PATH + "?error&then=" + then.name();
    }
}
