package org.countersign.ldap;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.countersign.directory.UserDraft;

/** Reads people and groups of the other directory, and where somebody is in it now. */
class LdapReader {

    private final LdapServer server;
    private final LdapProperties properties;

    LdapReader(LdapServer server, LdapProperties properties) {
        this.server = server;
        this.properties = properties;
    }

    /**
     * Everything, or nothing.
     *
     * @throws LDAPException if any part of it could not be read
     */
    LdapReading read() throws LDAPException {
        try (var connection = server.connect()) {
            var pages = new PagedSearch(connection, properties);
            var found = new Found();
            for (var entry : people(pages)) {
                found.take(entry, properties.users().id(), id -> person(id, entry));
            }
            var members = new MemberValues(connection, properties.groups().member());
            for (var entry : groups(pages)) {
                var names = members.of(entry);
                found.take(entry, properties.groups().id(), id -> group(id, entry, names));
            }
            return found.toReading();
        }
    }

    /** Where a person is, if the other directory still has him among those who are taken over. */
    Optional<String> find(EntryId id) throws LDAPException {
        var users = properties.users();
        var filter = Filter.createANDFilter(
                Filter.create(users.filter()), Filter.createEqualityFilter(users.id(), id.octets()));
        var request = new SearchRequest(users.base(), SearchScope.SUB, filter, SearchRequest.NO_ATTRIBUTES);
        var found = server.search(request).getSearchEntries();
        return found.size() == 1 ? Optional.of(found.get(0).getDN()) : Optional.empty();
    }

    private List<SearchResultEntry> people(PagedSearch pages) throws LDAPException {
        var users = properties.users();
        return pages.all(
                users.base(),
                users.filter(),
                users.id(),
                users.principalName(),
                users.nickname(),
                users.displayName(),
                users.mail());
    }

    private List<SearchResultEntry> groups(PagedSearch pages) throws LDAPException {
        var groups = properties.groups();
        return groups.base().isBlank()
                ? List.of()
                : pages.all(groups.base(), groups.filter(), groups.id(), groups.displayName(), groups.member());
    }

    private LdapPerson person(EntryId id, Entry entry) throws LDAPException {
        var users = properties.users();
        var name = text(entry, users.principalName());
        var nickname = text(entry, users.nickname());
        var mail = text(entry, users.mail());
        return new LdapPerson(
                id,
                entry.getParsedDN(),
                name,
                nickname.isBlank() ? UserDraft.nicknameIn(name) : nickname,
                text(entry, users.displayName()),
                mail.isBlank() ? null : mail);
    }

    private LdapGroup group(EntryId id, Entry entry, Set<String> members) throws LDAPException {
        var names = new HashSet<DN>();
        for (var member : members) {
            if (DN.isValidDN(member)) {
                names.add(new DN(member));
            }
        }
        return new LdapGroup(
                id, entry.getParsedDN(), text(entry, properties.groups().displayName()), names);
    }

    private static String text(Entry entry, String attribute) {
        return Optional.ofNullable(entry.getAttributeValue(attribute)).orElse("");
    }
}
