package org.countersign.ldap;

import com.unboundid.ldap.sdk.DN;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.countersign.directory.ForeignChanges;
import org.countersign.directory.GroupId;
import org.countersign.directory.Memberships;
import org.countersign.directory.PrincipalId;

/**
 * Takes over who is in which group. It settles what the other directory can know of: members who came from it, in groups
 * that did. Whom an administrator put into such a group from elsewhere, he takes out again himself.
 */
class MemberTakeover {

    private final LdapEntries entries;
    private final Memberships memberships;
    private final ForeignChanges changes;

    MemberTakeover(LdapEntries entries, Memberships memberships, ForeignChanges changes) {
        this.entries = entries;
        this.memberships = memberships;
        this.changes = changes;
    }

    /**
     * A member of a group.
     *
     * @param entry the group's, for whoever reads of a fault
     */
    private record Place(GroupId group, PrincipalId member, String entry) {}

    void settle(LdapReading reading, Attempts attempts) {
        var groups = entries.groups();
        var byEntry = new HashMap<EntryId, PrincipalId>();
        entries.users().forEach((entry, user) -> byEntry.put(entry, user.id()));
        groups.forEach((entry, group) -> byEntry.put(entry, group.id()));
        var ours = Set.copyOf(byEntry.values());
        var byName = byName(reading, byEntry);

        var leaving = new ArrayList<Place>();
        var coming = new ArrayList<Place>();
        reading.missingGroups(groups)
                .forEach(
                        (entry, group) -> leaving.addAll(places(group.id(), present(group.id(), ours), entry.value())));
        for (var read : reading.groups()) {
            // One that is new may be at fault, and so not there.
            var known = groups.get(read.id());
            if (known != null) {
                var group = known.id();
                var present = present(group, ours);
                var wanted = wanted(read, byName);
                leaving.addAll(places(group, minus(present, wanted), read.dn().toString()));
                coming.addAll(places(group, minus(wanted, present), read.dn().toString()));
            }
        }
        // Who leaves goes first: who comes might close a circle with him.
        attempts.each(leaving, Place::entry, place -> changes.remove(place.group, place.member));
        attempts.each(coming, Place::entry, place -> changes.add(place.group, place.member));
    }

    private static Map<DN, PrincipalId> byName(LdapReading reading, Map<EntryId, PrincipalId> byEntry) {
        var byName = new HashMap<DN, PrincipalId>();
        var all = new ArrayList<LdapEntry>(reading.people());
        all.addAll(reading.groups());
        for (var entry : all) {
            var principal = byEntry.get(entry.id());
            if (principal != null) {
                byName.put(entry.dn(), principal);
            }
        }
        return byName;
    }

    private Set<PrincipalId> present(GroupId group, Set<PrincipalId> ours) {
        var present = new HashSet<PrincipalId>();
        memberships.usersIn(group).forEach(user -> present.add(user.id()));
        memberships.groupsIn(group).forEach(nested -> present.add(nested.id()));
        present.retainAll(ours);
        return present;
    }

    /** Members who are not taken over, such as computers, are none. */
    private static Set<PrincipalId> wanted(LdapGroup group, Map<DN, PrincipalId> byName) {
        var wanted = new HashSet<PrincipalId>();
        for (var member : group.members()) {
            var principal = byName.get(member);
            if (principal != null) {
                wanted.add(principal);
            }
        }
        return wanted;
    }

    /** In an order of their own: of a circle, the same link is left out each time. */
    private static List<Place> places(GroupId group, Set<PrincipalId> members, String entry) {
        return members.stream()
                .sorted(Comparator.comparing(PrincipalId::value))
                .map(member -> new Place(group, member, entry))
                .toList();
    }

    private static Set<PrincipalId> minus(Set<PrincipalId> all, Set<PrincipalId> some) {
        var rest = new HashSet<>(all);
        rest.removeAll(some);
        return rest;
    }
}
