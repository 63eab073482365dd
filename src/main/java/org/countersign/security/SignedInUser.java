package org.countersign.security;

import java.io.Serializable;
import java.util.List;
import java.util.UUID;
import org.countersign.directory.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * Who signed in. He has no authorities: what he may do is looked up at each request.
 *
 * @param session the sign-in that he goes on from; none: he shows who he is at each request
 */
record SignedInUser(UUID user, @Nullable UUID session) implements AuthenticatedPrincipal, Serializable {

    UserId id() {
        return new UserId(user);
    }

    /** The immutable id, never the name that was typed. */
    @Override
    public String getName() {
        return id().toString();
    }

    UsernamePasswordAuthenticationToken authenticated() {
        return UsernamePasswordAuthenticationToken.authenticated(this, null, List.of());
    }
}
