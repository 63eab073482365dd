package org.countersign.directory;

import static org.countersign.directory.schema.tables.DirectoryGroup.DIRECTORY_GROUP;
import static org.countersign.directory.schema.tables.DirectoryUser.DIRECTORY_USER;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.countersign.directory.schema.tables.DirectoryGroup;
import org.countersign.directory.schema.tables.DirectoryUser;
import org.countersign.query.Rows;
import org.countersign.recall.Remembered;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The embedded directory: its users and groups. Who is in which group, {@link Memberships} knows. */
@Repository
@Transactional
public class Directory {

    private static final DirectoryUser USER = DIRECTORY_USER;
    private static final DirectoryGroup GROUP = DIRECTORY_GROUP;

    /** What of a user can be filtered and sorted by. */
    public record UserColumns(
            Field<UUID> id,
            Field<String> displayName,
            Field<String> userPrincipalName,
            Field<String> mailNickname,
            Field<String> mail,
            Field<String> type,
            Field<Boolean> enabled) {}

    /** What of a group can be filtered and sorted by. */
    public record GroupColumns(Field<UUID> id, Field<String> displayName, Field<String> type) {}

    /** The columns of users; the user principal name and the mail nickname are in lower case. */
    public static final UserColumns USER_COLUMNS = new UserColumns(
            USER.ID,
            USER.DISPLAY_NAME,
            USER.USER_PRINCIPAL_NAME,
            USER.MAIL_NICKNAME,
            USER.MAIL,
            USER.USER_TYPE,
            USER.ENABLED);

    /** The columns of groups. */
    public static final GroupColumns GROUP_COLUMNS = new GroupColumns(GROUP.ID, GROUP.DISPLAY_NAME, GROUP.GROUP_TYPE);

    private final Remembered<UserId, Optional<User>> byId =
            Remembered.read(id -> findUser(USER.ID.eq(id.value())), USER);

    private final DSLContext dsl;

    Directory(DSLContext dsl) {
        this.dsl = dsl;
    }

    /** The user of that id, enabled or not. */
    public Optional<User> findUser(UserId id) {
        return byId.get(id);
    }

    /**
     * The user of that id.
     *
     * @throws IllegalStateException if there is none: for ids that our own tables vouch for
     */
    public User user(UserId id) {
        return findUser(id).orElseThrow(() -> new IllegalStateException("No user " + id));
    }

    /** Whom a name typed at sign-in means: the short name, or the user principal name. */
    public Optional<User> findUserBySignInName(String name) {
        return isText(name) ? findUser(isSignedInAs(name.toLowerCase(Locale.ROOT))) : Optional.empty();
    }

    /** PostgreSQL takes no other, and nobody has such a name. */
    private static boolean isText(String name) {
        return name.indexOf('\0') < 0;
    }

    private static Condition isSignedInAs(String key) {
        return key.contains("@") ? USER.USER_PRINCIPAL_NAME.eq(key) : USER.MAIL_NICKNAME.eq(key);
    }

    /** Whether it knows nobody. */
    public boolean isEmpty() {
        return !dsl.fetchExists(USER);
    }

    /** All users by name, at most {@code limit}. */
    public List<User> users(int limit) {
        return dsl.selectFrom(USER)
                .orderBy(USER.DISPLAY_NAME, USER.ID)
                .limit(limit)
                .fetch(Directory::toUser);
    }

    /** All users. */
    public Rows<User> users() {
        return new Rows<>(dsl, USER, USER.ID, DSL.noCondition(), Directory::toUser, user -> user.id()
                .value());
    }

    /** The user principal names of those of them that are there. */
    public Map<UserId, String> principalNames(Set<UserId> users) {
        return dsl.select(USER.ID, USER.USER_PRINCIPAL_NAME)
                .from(USER)
                .where(USER.ID.in(users.stream().map(UserId::value).toList()))
                .fetchMap(row -> new UserId(row.value1()), row -> row.value2());
    }

    /** All groups. */
    public Rows<Group> groups() {
        return new Rows<>(dsl, GROUP, GROUP.ID, DSL.noCondition(), Directory::toGroup, group -> group.id()
                .value());
    }

    /** The group of that id. */
    public Optional<Group> findGroup(GroupId id) {
        return dsl.selectFrom(GROUP).where(GROUP.ID.eq(id.value())).fetchOptional(Directory::toGroup);
    }

    /** All groups by name, at most {@code limit}. */
    public List<Group> groups(int limit) {
        return dsl.selectFrom(GROUP)
                .orderBy(GROUP.DISPLAY_NAME, GROUP.ID)
                .limit(limit)
                .fetch(Directory::toGroup);
    }

    /** Takes a user in. */
    public void add(User user) {
        dsl.insertInto(USER)
                .set(USER.ID, user.id().value())
                .set(USER.USER_PRINCIPAL_NAME, user.userPrincipalName())
                .set(USER.MAIL_NICKNAME, user.mailNickname())
                .set(USER.DISPLAY_NAME, user.displayName())
                .set(USER.MAIL, user.mail())
                .set(USER.USER_TYPE, user.type().name())
                .set(USER.PERSON_ID, user.person().value())
                .set(USER.ENABLED, user.enabled())
                .execute();
    }

    /** Takes a group in, without members. */
    public void add(Group group) {
        dsl.insertInto(GROUP)
                .set(GROUP.ID, group.id().value())
                .set(GROUP.DISPLAY_NAME, group.displayName())
                .set(GROUP.GROUP_TYPE, group.type().name())
                .execute();
    }

    /** Writes down what an account is now; its id stays. */
    void change(User user) {
        dsl.update(USER)
                .set(USER.USER_PRINCIPAL_NAME, user.userPrincipalName())
                .set(USER.MAIL_NICKNAME, user.mailNickname())
                .set(USER.DISPLAY_NAME, user.displayName())
                .set(USER.MAIL, user.mail())
                .set(USER.USER_TYPE, user.type().name())
                .set(USER.PERSON_ID, user.person().value())
                .set(USER.ENABLED, user.enabled())
                .where(USER.ID.eq(user.id().value()))
                .execute();
    }

    /** Gives a group another name. */
    void rename(GroupId id, String displayName) {
        dsl.update(GROUP)
                .set(GROUP.DISPLAY_NAME, displayName)
                .where(GROUP.ID.eq(id.value()))
                .execute();
    }

    /** The account as it is, held against other changes until the transaction ends. */
    User lock(UserId id) {
        return dsl.selectFrom(USER)
                .where(USER.ID.eq(id.value()))
                .forUpdate()
                .fetchOptional(Directory::toUser)
                .orElseThrow(() -> new IllegalStateException("No user " + id));
    }

    /** Lets nobody else change what belongs to an account until the transaction ends. */
    public void hold(UserId id) {
        lock(id);
    }

    /** Every account of one human being. */
    public List<User> accountsOf(PersonId person) {
        return dsl.selectFrom(USER).where(USER.PERSON_ID.eq(person.value())).fetch(Directory::toUser);
    }

    /** The ids of every account of one human being, for conditions. */
    public Select<Record1<UUID>> idsOf(PersonId person) {
        return DSL.select(USER.ID).from(USER).where(USER.PERSON_ID.eq(person.value()));
    }

    /** That the account of that id may sign in, ask and decide. */
    public static Condition isEnabled(Field<UUID> id) {
        return DSL.exists(DSL.selectOne().from(USER).where(USER.ID.eq(id), USER.ENABLED.isTrue()));
    }

    /** Every group of that name, whatever its case. */
    public List<Group> groupsNamed(String name) {
        return dsl.selectFrom(GROUP)
                .where(DSL.lower(GROUP.DISPLAY_NAME).eq(name.strip().toLowerCase(Locale.ROOT)))
                .fetch(Directory::toGroup);
    }

    /** Lets an account sign in, ask and decide, or not. */
    public void setEnabled(UserId id, boolean enabled) {
        dsl.update(USER)
                .set(USER.ENABLED, enabled)
                .where(USER.ID.eq(id.value()))
                .execute();
    }

    private Optional<User> findUser(Condition condition) {
        return dsl.selectFrom(USER).where(condition).fetchOptional(Directory::toUser);
    }

    static User toUser(Record row) {
        return new User(
                new UserId(row.get(USER.ID)),
                row.get(USER.USER_PRINCIPAL_NAME),
                row.get(USER.MAIL_NICKNAME),
                row.get(USER.DISPLAY_NAME),
                row.get(USER.MAIL),
                UserType.valueOf(row.get(USER.USER_TYPE)),
                new PersonId(row.get(USER.PERSON_ID)),
                row.get(USER.ENABLED));
    }

    static Group toGroup(Record row) {
        return new Group(
                new GroupId(row.get(GROUP.ID)),
                row.get(GROUP.DISPLAY_NAME),
                GroupType.valueOf(row.get(GROUP.GROUP_TYPE)));
    }
}
