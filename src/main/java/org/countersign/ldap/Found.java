package org.countersign.ldap;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gathers what is read, and sees to it that each id is one entry's. */
final class Found {

    /** What an entry means. */
    interface Meaning {

        LdapEntry of(EntryId id) throws LDAPException;
    }

    private final Map<EntryId, LdapEntry> entries = new HashMap<>();
    private final Set<EntryId> doubtful = new HashSet<>();
    private final List<LdapFault> faults = new ArrayList<>();

    void take(Entry entry, String idAttribute, Meaning meaning) throws LDAPException {
        var values = entry.getAttributeValueByteArrays(idAttribute);
        if (values == null || values.length != 1 || values[0].length == 0 || values[0].length > EntryId.LONGEST / 4) {
            faults.add(new LdapFault(
                    entry.getDN(), "It has no single value of " + idAttribute + ", by which it is known."));
            return;
        }
        var id = EntryId.of(values[0]);
        var other = entries.putIfAbsent(id, meaning.of(id));
        if (other != null) {
            doubtful.add(id);
            faults.add(new LdapFault(
                    entry.getDN(),
                    "It has the " + idAttribute + " of another entry: " + other.dn() + ". Neither is taken over."));
        }
    }

    LdapReading toReading() {
        return new LdapReading(
                sound(LdapPerson.class), sound(LdapGroup.class), Set.copyOf(doubtful), List.copyOf(faults));
    }

    /** In an order of their own: two readings of the same entries are told and settled alike. */
    private <T extends LdapEntry> List<T> sound(Class<T> kind) {
        return entries.values().stream()
                .filter(entry -> !doubtful.contains(entry.id()))
                .filter(kind::isInstance)
                .map(kind::cast)
                .sorted(Comparator.comparing(entry -> entry.id().value()))
                .toList();
    }
}
