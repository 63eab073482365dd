package org.countersign.directory;

import org.springframework.stereotype.Component;

/** What an administrator may not do though he is one: help himself, from whatever account of his. */
@Component
public class Administrators {

    private final Directory directory;
    private final Memberships memberships;
    private final DirectoryAuthority authority;

    Administrators(Directory directory, Memberships memberships, DirectoryAuthority authority) {
        this.directory = directory;
        this.memberships = memberships;
        this.authority = authority;
    }

    /**
     * Asks the store about the account too: a session outlives the moment in which it is disabled.
     *
     * @throws DirectoryRefused unless somebody may change the directory now
     */
    public void require(UserId by) {
        var enabled = directory.findUser(by).filter(User::enabled).isPresent();
        if (!enabled || !authority.mayAdminister(by)) {
            throw DirectoryRefused.noAdministrator();
        }
    }

    /**
     * For what would let him in as himself: he has to prove a factor of his own for that.
     *
     * @throws DirectoryRefused if somebody may not change the directory now, or the account is his own
     */
    public void requireSomebodyElse(User account, UserId by) {
        require(by);
        if (isOwn(account, by)) {
            throw new DirectoryRefused(
                    "Nobody changes his own second factors as an administrator: use your account page, or /me.");
        }
    }

    /** Whether an account is the administrator's own, under whatever name. */
    public boolean isOwn(User account, UserId by) {
        return account.isSamePersonAs(directory.user(by));
    }

    /** Whether an account of the administrator's would come into a group along with that member. */
    boolean brings(PrincipalId member, UserId by) {
        return directory.accountsOf(directory.user(by).person()).stream()
                .anyMatch(account -> member instanceof GroupId group
                        ? memberships.groupsOf(account.id()).contains(group)
                        : account.id().value().equals(member.value()));
    }
}
