package org.countersign.directory;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How administrators keep groups, and who is in them.
 *
 * <p>A group may approve a role, so nobody puts himself into one: neither the account with which he does it nor another
 * of his, and not by way of a group that one of them is in. He may take himself out, which only takes something from him.
 */
@Service
@Transactional
public class GroupChanges {

    private final Directory directory;
    private final Memberships memberships;
    private final Administrators administrators;
    private final ApplicationEventPublisher events;

    GroupChanges(
            Directory directory,
            Memberships memberships,
            Administrators administrators,
            ApplicationEventPublisher events) {
        this.directory = directory;
        this.memberships = memberships;
        this.administrators = administrators;
        this.events = events;
    }

    /**
     * Creates a group without members.
     *
     * @throws DirectoryRefused if {@code by} is no active administrator
     * @throws InvalidEntry if the name is none, or another group's
     */
    public Group create(String displayName, GroupType type, UserId by) {
        administrators.require(by);
        return takeIn(displayName, type, by);
    }

    /** What holds for a new group, whoever orders it. */
    Group takeIn(String displayName, GroupType type, @Nullable UserId by) {
        var name = displayName.strip();
        requireFree(name, Optional.empty());
        var group = new Group(new GroupId(UUID.randomUUID()), name, type);
        directory.add(group);
        events.publishEvent(new GroupCreated(group, by));
        return group;
    }

    /**
     * Gives a group another name.
     *
     * @return whether it had another one
     * @throws DirectoryRefused if {@code by} is no active administrator
     * @throws InvalidEntry if the name is none, or another group's
     */
    public boolean rename(Group group, String displayName, UserId by) {
        administrators.require(by);
        return giveName(group, displayName, by);
    }

    /** What holds for another name, whoever orders it. */
    boolean giveName(Group group, String displayName, @Nullable UserId by) {
        var after = new Group(group.id(), displayName.strip(), group.type());
        if (after.equals(group)) {
            return false;
        }
        requireFree(after.displayName(), Optional.of(group.id()));
        directory.rename(group.id(), after.displayName());
        events.publishEvent(new GroupChanged(group, after, by));
        return true;
    }

    /**
     * Puts a member into a group.
     *
     * @return whether it was not in it yet
     * @throws DirectoryRefused if {@code by} is no active administrator, or would come into the group himself
     * @throws InvalidEntry if the group would be nested in itself, or the member is a service
     */
    public boolean add(GroupId group, PrincipalId member, UserId by) {
        administrators.require(by);
        if (administrators.brings(member, by)) {
            throw new DirectoryRefused(
                    "Nobody makes himself a member of a group, from no account of his, nor by way of another group.");
        }
        return putIn(group, member, by);
    }

    /** What holds for a new member, whoever orders it. */
    boolean putIn(GroupId group, PrincipalId member, @Nullable UserId by) {
        if (member instanceof UserId user && directory.user(user).isService()) {
            throw new InvalidEntry(List.of("A service is in no group: what it holds, it holds itself, until an end."));
        }
        if (member instanceof GroupId nested && isWithin(group, nested)) {
            throw new InvalidEntry(List.of("A group cannot be nested in itself, nor in one that is nested in it."));
        }
        return memberships.add(group, member, by);
    }

    /**
     * Takes a member out of a group.
     *
     * @return whether it was in it
     * @throws DirectoryRefused if {@code by} is no active administrator
     */
    public boolean remove(GroupId group, PrincipalId member, UserId by) {
        administrators.require(by);
        return memberships.remove(group, member, by);
    }

    private boolean isWithin(GroupId group, GroupId outer) {
        return group.equals(outer)
                || memberships.allGroupsIn(outer).stream()
                        .anyMatch(nested -> nested.id().equals(group));
    }

    /** Imports find groups by their names, so each name is one group's. */
    private void requireFree(String name, Optional<GroupId> self) {
        DirectoryText.objectionToDisplayName(name)
                .or(() -> directory.groupsNamed(name).stream()
                        .filter(other -> !self.equals(Optional.of(other.id())))
                        .findFirst()
                        .map(other -> "There is another group of that displayName."))
                .ifPresent(fault -> {
                    throw new InvalidEntry(List.of(fault));
                });
    }
}
