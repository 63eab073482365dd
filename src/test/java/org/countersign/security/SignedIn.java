package org.countersign.security;

import java.util.function.Supplier;
import org.countersign.directory.User;
import org.springframework.security.core.context.SecurityContextHolder;

/** Lets a test act as somebody. */
public final class SignedIn {

    private SignedIn() {}

    public static <T> T as(User user, Supplier<T> action) {
        var principal = new SignedInUser(user.id().value(), null);
        SecurityContextHolder.getContext().setAuthentication(principal.authenticated());
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
