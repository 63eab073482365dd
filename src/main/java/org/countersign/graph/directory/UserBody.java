package org.countersign.graph.directory;

import static java.util.Objects.requireNonNullElse;

import java.util.ArrayList;
import java.util.List;
import org.countersign.directory.InvalidEntry;
import org.countersign.directory.PersonLink;
import org.countersign.directory.UserDraft;
import org.countersign.directory.UserId;
import org.countersign.graph.wire.Emptiable;
import org.countersign.graph.wire.Ids;
import org.jspecify.annotations.Nullable;

/**
 * A user as a client sends it. In a change, what is left out stays as it is.
 *
 * @param samePersonAs the id of another account of the same human being; emptied: nobody else's account
 */
record UserBody(
        @Nullable Boolean accountEnabled,
        @Nullable String displayName,
        @Nullable String mailNickname,
        @Nullable String userPrincipalName,
        @Nullable Emptiable mail,
        @Nullable String userType,
        @Nullable PasswordProfile passwordProfile,
        @Nullable Emptiable samePersonAs) {

    /** The password that an administrator chose. */
    record PasswordProfile(@Nullable String password) {

        @Override
        public String toString() {
            return "PasswordProfile[***]";
        }
    }

    /** A new account. */
    UserDraft toDraft() {
        var missing = new ArrayList<String>();
        if (userPrincipalName == null) {
            missing.add("userPrincipalName is missing.");
        }
        if (displayName == null) {
            missing.add("displayName is missing.");
        }
        if (!missing.isEmpty()) {
            throw new InvalidEntry(missing);
        }
        var name = requireNonNullElse(userPrincipalName, "");
        return edit(new UserDraft(
                name, UserDraft.nicknameIn(name), "", null, "Member", true, new PersonLink.AsItIs(), null));
    }

    /** What this makes of an account. */
    UserDraft edit(UserDraft user) {
        return new UserDraft(
                requireNonNullElse(userPrincipalName, user.userPrincipalName()),
                requireNonNullElse(mailNickname, user.mailNickname()),
                requireNonNullElse(displayName, user.displayName()),
                mail == null ? user.mail() : mail.text(),
                requireNonNullElse(userType, user.userType()),
                requireNonNullElse(accountEnabled, user.enabled()),
                link(),
                passwordProfile == null ? null : passwordProfile.password());
    }

    private PersonLink link() {
        if (samePersonAs == null) {
            return new PersonLink.AsItIs();
        }
        var account = samePersonAs.text();
        return account == null
                ? new PersonLink.Apart()
                : new PersonLink.SamePersonAs(new UserId(Ids.parse(account)
                        .orElseThrow(() -> new InvalidEntry(List.of("samePersonAs must be a UUID or null.")))));
    }
}
