package org.countersign.ldap;

import static java.util.stream.Collectors.toMap;

import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.countersign.directory.Directory;
import org.countersign.directory.ForeignChanges;
import org.countersign.directory.User;
import org.countersign.directory.UserId;
import org.countersign.ldap.LdapEntries.KnownUser;

/**
 * Takes people over. Who is gone is disabled, and enabled again when he is back. An account that an administrator
 * disabled stays so, whatever the other directory says.
 */
class PeopleTakeover {

    private final LdapEntries entries;
    private final Directory directory;
    private final ForeignChanges changes;

    PeopleTakeover(LdapEntries entries, Directory directory, ForeignChanges changes) {
        this.entries = entries;
        this.directory = directory;
        this.changes = changes;
    }

    void settle(LdapReading reading, Attempts attempts) {
        var known = entries.users();
        var accounts = directory.users(Integer.MAX_VALUE).stream().collect(toMap(User::id, Function.identity()));
        var gone = reading.missingPeople(known).entrySet().stream()
                .map(one -> new Known(one.getKey(), one.getValue(), accounts))
                .filter(one -> !one.user.gone() || one.account().enabled())
                .toList();
        attempts.each(gone, one -> one.account().userPrincipalName(), this::shut);
        attempts.each(reading.people(), person -> person.dn().toString(), person -> {
            var user = known.get(person.id());
            if (user == null) {
                create(person);
            } else {
                change(person, new Known(person.id(), user, accounts));
            }
        });
    }

    private void create(LdapPerson person) {
        entries.add(person.id(), changes.create(person.asNew()).id());
    }

    private void change(LdapPerson person, Known known) {
        var user = known.user;
        if (user.gone() || person.differsFrom(known.account())) {
            changes.change(user.id(), account -> person.over(account, user.shut() || account.enabled()));
        }
        if (user.gone()) {
            entries.note(known.entry, new KnownUser(user.id(), false, false));
        }
    }

    private void shut(Known known) {
        var shut = changes.change(known.user.id(), account -> account.withEnabled(false));
        entries.note(known.entry, new KnownUser(known.user.id(), true, shut || known.user.shut()));
    }

    /** Somebody who was taken over before. */
    private record Known(EntryId entry, KnownUser user, Map<UserId, User> accounts) {

        User account() {
            return Objects.requireNonNull(accounts.get(user.id()), "No account is ever deleted");
        }
    }
}
