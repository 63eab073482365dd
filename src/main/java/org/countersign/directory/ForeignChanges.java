package org.countersign.directory;

import java.util.function.UnaryOperator;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How the service itself takes over what another directory says. The same rules hold as for administrators, but for
 * those about who they are; the audit names the service. Which accounts and groups are that directory's, the caller
 * knows: nobody else's may come in here.
 */
@Service
@Transactional
public class ForeignChanges {

    private final UserChanges users;
    private final GroupChanges groups;
    private final Memberships memberships;

    ForeignChanges(UserChanges users, GroupChanges groups, Memberships memberships) {
        this.users = users;
        this.groups = groups;
        this.memberships = memberships;
    }

    /**
     * Creates an account.
     *
     * @param draft without a password: it is kept elsewhere
     * @throws InvalidEntry naming everything that is wrong with the draft
     */
    public User create(UserDraft draft) {
        return users.takeIn(withoutPassword(draft), null);
    }

    /**
     * Changes an account.
     *
     * @param edit what to make of the account as it is; no password comes of it
     * @return whether anything changed
     * @throws InvalidEntry naming everything that is wrong with the draft
     * @throws DirectoryRefused if it would leave nobody to administer the service
     */
    public boolean change(UserId id, UnaryOperator<UserDraft> edit) {
        return users.edit(id, draft -> withoutPassword(edit.apply(draft)), null);
    }

    /**
     * Creates a group without members.
     *
     * @throws InvalidEntry if the name is none, or another group's
     */
    public Group createGroup(String displayName) {
        return groups.takeIn(displayName, GroupType.SECURITY, null);
    }

    /**
     * Gives a group another name.
     *
     * @return whether it had another one
     * @throws InvalidEntry if the name is none, or another group's
     */
    public boolean rename(Group group, String displayName) {
        return groups.giveName(group, displayName, null);
    }

    /**
     * Puts a member into a group.
     *
     * @return whether it was not in it yet
     * @throws InvalidEntry if the group would be nested in itself
     */
    public boolean add(GroupId group, PrincipalId member) {
        return groups.putIn(group, member, null);
    }

    /**
     * Takes a member out of a group.
     *
     * @return whether it was in it
     */
    public boolean remove(GroupId group, PrincipalId member) {
        return memberships.remove(group, member, null);
    }

    private static UserDraft withoutPassword(UserDraft draft) {
        if (draft.password() != null) {
            throw new IllegalArgumentException("The password of such an account is kept elsewhere");
        }
        return draft;
    }
}
