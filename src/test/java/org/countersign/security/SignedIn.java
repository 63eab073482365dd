package org.countersign.security;

import java.util.List;
import java.util.function.Supplier;
import org.countersign.directory.User;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** Lets a test act as somebody. */
public final class SignedIn {

    private SignedIn() {}

    public static <T> T as(User user, Supplier<T> action) {
        var principal = new SignedInUser(user.id(), "", user.enabled());
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(principal, null, List.of()));
        try {
            return action.get();
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    public static void as(User user, Runnable action) {
        as(user, () -> {
            action.run();
            return null;
        });
    }
}
