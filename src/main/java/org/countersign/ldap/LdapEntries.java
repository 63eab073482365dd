package org.countersign.ldap;

import static org.countersign.ldap.schema.tables.LdapGroup.LDAP_GROUP;
import static org.countersign.ldap.schema.tables.LdapUser.LDAP_USER;

import java.util.Map;
import java.util.Optional;
import org.countersign.directory.ForeignIds;
import org.countersign.directory.GroupId;
import org.countersign.directory.UserId;
import org.jooq.DSLContext;
import org.springframework.transaction.annotation.Transactional;

/** Which accounts and groups came from the other directory, and as which of its entries. None is ever forgotten. */
@Transactional
class LdapEntries implements ForeignIds {

    /**
     * An account that came from the other directory.
     *
     * @param gone whether the last reading found it no more
     * @param shut whether it was disabled for that
     */
    record KnownUser(UserId id, boolean gone, boolean shut) {}

    /** A group that came from the other directory. */
    record KnownGroup(GroupId id, boolean gone) {}

    private final DSLContext dsl;

    LdapEntries(DSLContext dsl) {
        this.dsl = dsl;
    }

    Map<EntryId, KnownUser> users() {
        return dsl.selectFrom(LDAP_USER)
                .fetchMap(
                        row -> new EntryId(row.get(LDAP_USER.ENTRY_ID)),
                        row -> new KnownUser(
                                new UserId(row.get(LDAP_USER.USER_ID)),
                                row.get(LDAP_USER.GONE),
                                row.get(LDAP_USER.SHUT)));
    }

    Map<EntryId, KnownGroup> groups() {
        return dsl.selectFrom(LDAP_GROUP)
                .fetchMap(
                        row -> new EntryId(row.get(LDAP_GROUP.ENTRY_ID)),
                        row -> new KnownGroup(new GroupId(row.get(LDAP_GROUP.GROUP_ID)), row.get(LDAP_GROUP.GONE)));
    }

    Optional<EntryId> entryOf(UserId user) {
        return dsl.select(LDAP_USER.ENTRY_ID)
                .from(LDAP_USER)
                .where(LDAP_USER.USER_ID.eq(user.value()))
                .fetchOptional(row -> new EntryId(row.value1()));
    }

    @Override
    public Optional<UserId> userOf(String id) {
        return dsl.select(LDAP_USER.USER_ID)
                .from(LDAP_USER)
                .where(LDAP_USER.ENTRY_ID.eq(id))
                .fetchOptional(row -> new UserId(row.value1()));
    }

    void add(EntryId entry, UserId user) {
        dsl.insertInto(LDAP_USER)
                .set(LDAP_USER.ENTRY_ID, entry.value())
                .set(LDAP_USER.USER_ID, user.value())
                .set(LDAP_USER.GONE, false)
                .set(LDAP_USER.SHUT, false)
                .execute();
    }

    void add(EntryId entry, GroupId group) {
        dsl.insertInto(LDAP_GROUP)
                .set(LDAP_GROUP.ENTRY_ID, entry.value())
                .set(LDAP_GROUP.GROUP_ID, group.value())
                .set(LDAP_GROUP.GONE, false)
                .execute();
    }

    void note(EntryId entry, KnownUser user) {
        dsl.update(LDAP_USER)
                .set(LDAP_USER.GONE, user.gone())
                .set(LDAP_USER.SHUT, user.shut())
                .where(LDAP_USER.ENTRY_ID.eq(entry.value()))
                .execute();
    }

    void note(EntryId entry, KnownGroup group) {
        dsl.update(LDAP_GROUP)
                .set(LDAP_GROUP.GONE, group.gone())
                .where(LDAP_GROUP.ENTRY_ID.eq(entry.value()))
                .execute();
    }
}
