package org.countersign.directory;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An account as an administrator wants it, before anything is checked.
 *
 * @param userType {@code Member}, {@code Guest} or {@code Service}, in any case
 * @param person whose it shall be
 * @param password a new password; none: the one there is, if any
 */
public record UserDraft(
        String userPrincipalName,
        String mailNickname,
        String displayName,
        @Nullable String mail,
        String userType,
        boolean enabled,
        PersonLink person,
        @Nullable String password) {

    public UserDraft {
        userPrincipalName = userPrincipalName.strip().toLowerCase(Locale.ROOT);
        mailNickname = mailNickname.strip().toLowerCase(Locale.ROOT);
        displayName = displayName.strip();
        mail = mail == null ? null : mail.strip();
        userType = userType.strip().toUpperCase(Locale.ROOT);
    }

    /** The short name of a new account for which none is given. */
    public static String nicknameIn(String userPrincipalName) {
        var at = userPrincipalName.indexOf('@');
        return at < 0 ? userPrincipalName : userPrincipalName.substring(0, at);
    }

    /** The same, but for whether the account is enabled. */
    public UserDraft withEnabled(boolean enabled) {
        return new UserDraft(userPrincipalName, mailNickname, displayName, mail, userType, enabled, person, password);
    }

    /** What is wrong with it by itself. */
    List<String> faults() {
        var faults = new ArrayList<String>();
        Stream.of(
                        DirectoryText.objectionToPrincipalName(userPrincipalName),
                        DirectoryText.objectionToNickname(mailNickname),
                        DirectoryText.objectionToDisplayName(displayName),
                        Optional.ofNullable(mail).flatMap(DirectoryText::objectionToMail),
                        type().isPresent()
                                ? Optional.<String>empty()
                                : Optional.of("userType must be Member, Guest or Service."))
                .flatMap(Optional::stream)
                .forEach(faults::add);
        return faults;
    }

    /** What a password must not be. */
    List<String> names() {
        return Stream.of(userPrincipalName, mailNickname, displayName, mail)
                .filter(Objects::nonNull)
                .toList();
    }

    User toUser(UserId id, PersonId whose) {
        return new User(id, userPrincipalName, mailNickname, displayName, mail, type().orElseThrow(), whose, enabled);
    }

    boolean isService() {
        return type().equals(Optional.of(UserType.SERVICE));
    }

    private Optional<UserType> type() {
        return Stream.of(UserType.values())
                .filter(type -> type.name().equals(userType))
                .findFirst();
    }
}
