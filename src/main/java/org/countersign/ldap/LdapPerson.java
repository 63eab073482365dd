package org.countersign.ldap;

import com.unboundid.ldap.sdk.DN;
import java.util.Objects;
import org.countersign.directory.PersonLink;
import org.countersign.directory.User;
import org.countersign.directory.UserDraft;
import org.jspecify.annotations.Nullable;

/** A person's account as the other directory has it. */
record LdapPerson(
        EntryId id, DN dn, String userPrincipalName, String mailNickname, String displayName, @Nullable String mail)
        implements LdapEntry {

    UserDraft asNew() {
        return draft("Member", true);
    }

    /** What the other directory does not know stays as it is: whether it is a guest, and whose account it is. */
    UserDraft over(UserDraft present, boolean enabled) {
        return draft(present.userType(), enabled);
    }

    /** Whether it would change an account. */
    boolean differsFrom(User account) {
        var wanted = asNew();
        return !wanted.userPrincipalName().equals(account.userPrincipalName())
                || !wanted.mailNickname().equals(account.mailNickname())
                || !wanted.displayName().equals(account.displayName())
                || !Objects.equals(wanted.mail(), account.mail());
    }

    private UserDraft draft(String userType, boolean enabled) {
        return new UserDraft(
                userPrincipalName, mailNickname, displayName, mail, userType, enabled, new PersonLink.AsItIs(), null);
    }
}
