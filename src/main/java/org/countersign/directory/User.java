package org.countersign.directory;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An account.
 *
 * @param userPrincipalName the long name to sign in with, {@code lee@contoso.example}; compared without case
 * @param mailNickname the short name to sign in with; compared without case
 * @param mail where notices go; none: no notices
 * @param person the human being behind it
 * @param enabled a disabled account can neither sign in, ask nor decide
 */
public record User(
        UserId id,
        String userPrincipalName,
        String mailNickname,
        String displayName,
        @Nullable String mail,
        UserType type,
        PersonId person,
        boolean enabled) {

    public User {
        userPrincipalName = requireName("userPrincipalName", userPrincipalName).toLowerCase(Locale.ROOT);
        mailNickname = requireName("mailNickname", mailNickname).toLowerCase(Locale.ROOT);
        displayName = requireName("displayName", displayName);
    }

    /** Whether both accounts belong to one human being; so an account is always the same person as itself. */
    public boolean isSamePersonAs(User other) {
        return person.equals(other.person);
    }

    /** Whether it is a program's own account, with no human being behind it. */
    public boolean isService() {
        return type == UserType.SERVICE;
    }

    private static String requireName(String what, String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException(what + " must not be blank");
        }
        return name;
    }
}
