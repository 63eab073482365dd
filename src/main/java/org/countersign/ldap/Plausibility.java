package org.countersign.ldap;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.countersign.ldap.LdapEntries.KnownGroup;
import org.countersign.ldap.LdapEntries.KnownUser;

/**
 * Asks whether a reading can be true. A wrong base, a filter with a slip or a right that the service lost look just as if
 * everybody had left; taking that over would shut everybody out.
 */
class Plausibility {

    private final LdapEntries entries;
    private final LdapProperties properties;

    Plausibility(LdapEntries entries, LdapProperties properties) {
        this.entries = entries;
        this.properties = properties;
    }

    /** @throws LdapFailure saying what cannot be true */
    void require(LdapReading reading) {
        if (reading.people().isEmpty()) {
            throw new LdapFailure("No user was found that could be taken over.");
        }
        var people = present(entries.users(), KnownUser::gone);
        requireFew("users", reading.missingPeople(people).size(), people.size());
        var groups = present(entries.groups(), KnownGroup::gone);
        requireFew("groups", reading.missingGroups(groups).size(), groups.size());
    }

    private static <K> Map<EntryId, K> present(Map<EntryId, K> known, Predicate<K> gone) {
        var present = new HashMap<>(known);
        present.values().removeIf(gone);
        return present;
    }

    private void requireFew(String what, long missing, long known) {
        if (missing * 100 > known * properties.mostGone()) {
            throw new LdapFailure(("%d of %d known %s are missing, more than countersign.ldap.most-gone allows (%d in a"
                            + " hundred). If they are meant to be, raise it for one reading.")
                    .formatted(missing, known, what, properties.mostGone()));
        }
    }
}
