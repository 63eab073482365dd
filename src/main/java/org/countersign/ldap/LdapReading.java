package org.countersign.ldap;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one reading found, whole.
 *
 * @param doubtful ids that several entries have: whoever is known by one of them stays as he is
 * @param faults of entries that are not among the others
 */
record LdapReading(List<LdapPerson> people, List<LdapGroup> groups, Set<EntryId> doubtful, List<LdapFault> faults) {

    /** Which of the people known are in it no more. */
    <K> Map<EntryId, K> missingPeople(Map<EntryId, K> known) {
        return missing(known, people);
    }

    /** Which of the groups known are in it no more. */
    <K> Map<EntryId, K> missingGroups(Map<EntryId, K> known) {
        return missing(known, groups);
    }

    private <K> Map<EntryId, K> missing(Map<EntryId, K> known, Collection<? extends LdapEntry> present) {
        var missing = new HashMap<>(known);
        present.forEach(entry -> missing.remove(entry.id()));
        doubtful.forEach(missing::remove);
        return missing;
    }
}
