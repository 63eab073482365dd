package org.countersign.graph.directory;

import java.util.UUID;
import org.countersign.directory.User;
import org.countersign.directory.UserType;
import org.jspecify.annotations.Nullable;

/** A user as it is answered. */
record UserView(
        UUID id,
        String displayName,
        String userPrincipalName,
        String mailNickname,
        @Nullable String mail,
        String userType,
        boolean accountEnabled) {

    static UserView of(User user) {
        return new UserView(
                user.id().value(),
                user.displayName(),
                user.userPrincipalName(),
                user.mailNickname(),
                user.mail(),
                typeOf(user.type()),
                user.enabled());
    }

    static String typeOf(UserType type) {
        return switch (type) {
            case MEMBER -> "Member";
            case GUEST -> "Guest";
            case SERVICE -> "Service";
        };
    }
}
