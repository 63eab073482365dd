package org.countersign.security;

import java.io.Serializable;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.countersign.directory.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.AuthenticatedPrincipal;
import org.springframework.security.core.Authentication;

/**
 * Who signed in. He has no authorities: what he may do is looked up at each request.
 *
 * @param session the sign-in that he goes on from; none: he shows who he is at each request
 * @param token what the token says that a program brought for him; none: it brought none
 */
public record SignedInUser(UUID user, @Nullable UUID session, @Nullable Token token)
        implements AuthenticatedPrincipal, Serializable {

    /**
     * What a token lets a program do for somebody.
     *
     * @param scopes what he allowed it
     * @param proof of a second factor that came with it
     */
    public record Token(Set<String> scopes, @Nullable UUID proof) implements Serializable {

        public Token {
            // A set that survives serialization on every runtime.
            scopes = new HashSet<>(scopes);
        }
    }

    /** Somebody whom no program works for. */
    public SignedInUser(UUID user, @Nullable UUID session) {
        this(user, session, null);
    }

    /** Whom somebody is known as who has shown who he is; nobody where nobody has. */
    static Optional<SignedInUser> in(@Nullable Authentication authentication) {
        return Optional.ofNullable(authentication)
                .filter(Authentication::isAuthenticated)
                .map(Authentication::getPrincipal)
                .filter(SignedInUser.class::isInstance)
                .map(SignedInUser.class::cast);
    }

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
