package org.countersign.directory;

import static org.countersign.directory.schema.tables.DirectoryGroup.DIRECTORY_GROUP;
import static org.countersign.directory.schema.tables.DirectoryGroupMembership.DIRECTORY_GROUP_MEMBERSHIP;
import static org.countersign.directory.schema.tables.DirectoryUser.DIRECTORY_USER;
import static org.countersign.directory.schema.tables.DirectoryUserMembership.DIRECTORY_USER_MEMBERSHIP;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.countersign.directory.schema.tables.DirectoryGroupMembership;
import org.countersign.directory.schema.tables.DirectoryUserMembership;
import org.countersign.recall.Remembered;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who is in which group, through nested groups too. Cycles are harmless; what lies deeper than {@value #MAXIMUM_DEPTH}
 * groups does not count.
 */
@Repository
@Transactional
public class Memberships {

    static final int MAXIMUM_DEPTH = 16;

    private static final DirectoryUserMembership USERS = DIRECTORY_USER_MEMBERSHIP;
    private static final DirectoryGroupMembership GROUPS = DIRECTORY_GROUP_MEMBERSHIP;

    private final Remembered<UserId, Set<GroupId>> groupsOf = Remembered.read(this::readGroupsOf, USERS, GROUPS);
    private final Remembered<GroupId, Set<User>> membersOf =
            Remembered.read(this::readMembersOf, USERS, GROUPS, DIRECTORY_USER);

    private final DSLContext dsl;
    private final ApplicationEventPublisher events;

    Memberships(DSLContext dsl, ApplicationEventPublisher events) {
        this.dsl = dsl;
        this.events = events;
    }

    /** The enabled users in a group or in one nested in it. */
    public Set<User> membersOf(GroupId group) {
        return membersOf.get(group);
    }

    private Set<User> readMembersOf(GroupId group) {
        return dsl.select(DIRECTORY_USER.fields())
                .from(DIRECTORY_USER)
                .where(DIRECTORY_USER.ENABLED)
                .and(DIRECTORY_USER.ID.in(dsl.select(USERS.USER_ID)
                        .from(USERS)
                        .where(USERS.GROUP_ID.in(closure(Set.of(group.value()), this::groupsIn)))))
                .fetchSet(Directory::toUser);
    }

    /** The groups a user is in, directly or through nested ones. */
    public Set<GroupId> groupsOf(UserId user) {
        return groupsOf.get(user);
    }

    private Set<GroupId> readGroupsOf(UserId user) {
        var direct = idsOfDirectGroups(user);
        var all = new HashSet<GroupId>();
        closure(direct, this::groupsAround).forEach(id -> all.add(new GroupId(id)));
        return all;
    }

    /** A group and those it is in, directly or through nested ones. */
    public Set<GroupId> groupsAround(GroupId group) {
        var all = new HashSet<GroupId>();
        closure(Set.of(group.value()), this::groupsAround).forEach(id -> all.add(new GroupId(id)));
        return all;
    }

    /** The users whom a group holds directly, disabled ones too. */
    public List<User> usersIn(GroupId group) {
        return usersIn(Set.of(group.value()));
    }

    /** The users in a group or in one nested in it, disabled ones too. */
    public List<User> allUsersIn(GroupId group) {
        return usersIn(closure(Set.of(group.value()), this::groupsIn));
    }

    /** The groups that a group holds directly. */
    public List<Group> groupsIn(GroupId group) {
        return groups(groupsIn(Set.of(group.value())));
    }

    /** The groups nested in a group, at whatever level. */
    public List<Group> allGroupsIn(GroupId group) {
        var nested = closure(Set.of(group.value()), this::groupsIn);
        nested.remove(group.value());
        return groups(nested);
    }

    /** The groups that hold a user directly. */
    public List<Group> directGroupsOf(UserId user) {
        return groups(idsOfDirectGroups(user));
    }

    /** The ids of the groups that hold a member directly. */
    List<GroupId> directGroupsOf(PrincipalId member) {
        var ids = member instanceof UserId user ? idsOfDirectGroups(user) : groupsAround(Set.of(member.value()));
        return ids.stream().map(GroupId::new).toList();
    }

    /** Puts a user into a group. */
    public void add(GroupId group, UserId member) {
        add(group, member, null);
    }

    /** Nests a group in another. */
    public void add(GroupId group, GroupId member) {
        add(group, member, null);
    }

    /** Takes a user out of a group; one who is not in it stays out. */
    public void remove(GroupId group, UserId member) {
        remove(group, member, null);
    }

    /** Takes a group out of another; one that is not in it stays out. */
    public void remove(GroupId group, GroupId member) {
        remove(group, member, null);
    }

    /**
     * Puts a member into a group.
     *
     * @param by who ordered it; none: the service itself
     * @return whether it was not in it yet
     */
    boolean add(GroupId group, PrincipalId member, @Nullable UserId by) {
        if (member instanceof GroupId nested) {
            hold(nested);
        }
        var insert = member instanceof UserId user
                ? dsl.insertInto(USERS)
                        .set(USERS.GROUP_ID, group.value())
                        .set(USERS.USER_ID, user.value())
                        .onDuplicateKeyIgnore()
                : dsl.insertInto(GROUPS)
                        .set(GROUPS.GROUP_ID, group.value())
                        .set(GROUPS.MEMBER_GROUP_ID, member.value())
                        .onDuplicateKeyIgnore();
        return tell(insert.execute(), new GroupMembersChanged(group, member, true, by));
    }

    /**
     * Takes a member out of a group.
     *
     * @param by who ordered it; none: the service itself
     * @return whether it was in it
     */
    boolean remove(GroupId group, PrincipalId member, @Nullable UserId by) {
        hold(group);
        var delete = member instanceof UserId user
                ? dsl.deleteFrom(USERS).where(USERS.GROUP_ID.eq(group.value()), USERS.USER_ID.eq(user.value()))
                : dsl.deleteFrom(GROUPS)
                        .where(GROUPS.GROUP_ID.eq(group.value()), GROUPS.MEMBER_GROUP_ID.eq(member.value()));
        return tell(delete.execute(), new GroupMembersChanged(group, member, false, by));
    }

    /**
     * Lets one at a time change who is in a group, in one it is in, or what either lets its members do, up to the end of
     * the transaction.
     */
    public void hold(GroupId group) {
        var around = closure(Set.of(group.value()), this::groupsAround);
        dsl.select(DIRECTORY_GROUP.ID)
                .from(DIRECTORY_GROUP)
                .where(DIRECTORY_GROUP.ID.in(around))
                .orderBy(DIRECTORY_GROUP.ID)
                .forUpdate()
                .fetch();
    }

    private boolean tell(int changes, GroupMembersChanged event) {
        if (changes > 0) {
            events.publishEvent(event);
        }
        return changes > 0;
    }

    private List<User> usersIn(Collection<UUID> groups) {
        return dsl.select(DIRECTORY_USER.fields())
                .from(DIRECTORY_USER)
                .where(DIRECTORY_USER.ID.in(
                        dsl.select(USERS.USER_ID).from(USERS).where(USERS.GROUP_ID.in(groups))))
                .orderBy(DIRECTORY_USER.DISPLAY_NAME, DIRECTORY_USER.ID)
                .fetch(Directory::toUser);
    }

    private List<Group> groups(Collection<UUID> ids) {
        return dsl.selectFrom(DIRECTORY_GROUP)
                .where(DIRECTORY_GROUP.ID.in(ids))
                .orderBy(DIRECTORY_GROUP.DISPLAY_NAME, DIRECTORY_GROUP.ID)
                .fetch(Directory::toGroup);
    }

    private Set<UUID> idsOfDirectGroups(UserId user) {
        return dsl.select(USERS.GROUP_ID)
                .from(USERS)
                .where(USERS.USER_ID.eq(user.value()))
                .fetchSet(USERS.GROUP_ID);
    }

    private Set<UUID> groupsIn(Collection<UUID> groups) {
        return dsl.select(GROUPS.MEMBER_GROUP_ID)
                .from(GROUPS)
                .where(GROUPS.GROUP_ID.in(groups))
                .fetchSet(GROUPS.MEMBER_GROUP_ID);
    }

    private Set<UUID> groupsAround(Collection<UUID> groups) {
        return dsl.select(GROUPS.GROUP_ID)
                .from(GROUPS)
                .where(GROUPS.MEMBER_GROUP_ID.in(groups))
                .fetchSet(GROUPS.GROUP_ID);
    }

    private static Set<UUID> closure(Set<UUID> from, Function<Collection<UUID>, Set<UUID>> next) {
        var reached = new HashSet<>(from);
        var frontier = from;
        for (int depth = 1; depth < MAXIMUM_DEPTH && !frontier.isEmpty(); depth++) {
            frontier = next.apply(frontier);
            frontier.removeIf(id -> !reached.add(id));
        }
        return reached;
    }
}
