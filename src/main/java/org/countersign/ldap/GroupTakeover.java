package org.countersign.ldap;

import static java.util.stream.Collectors.toMap;

import java.util.Objects;
import java.util.function.Function;
import org.countersign.directory.Directory;
import org.countersign.directory.ForeignChanges;
import org.countersign.directory.Group;
import org.countersign.ldap.LdapEntries.KnownGroup;

/** Takes groups over, without their members. None is deleted: roles and the audit refer to it. */
class GroupTakeover {

    private final LdapEntries entries;
    private final Directory directory;
    private final ForeignChanges changes;

    GroupTakeover(LdapEntries entries, Directory directory, ForeignChanges changes) {
        this.entries = entries;
        this.directory = directory;
        this.changes = changes;
    }

    void settle(LdapReading reading, Attempts attempts) {
        var known = entries.groups();
        var groups = directory.groups(Integer.MAX_VALUE).stream().collect(toMap(Group::id, Function.identity()));
        reading.missingGroups(known).forEach((id, group) -> note(id, group, true));
        attempts.each(reading.groups(), group -> group.dn().toString(), group -> {
            var present = known.get(group.id());
            if (present == null) {
                entries.add(group.id(), changes.createGroup(group.displayName()).id());
            } else {
                changes.rename(Objects.requireNonNull(groups.get(present.id())), group.displayName());
                note(group.id(), present, false);
            }
        });
    }

    private void note(EntryId entry, KnownGroup group, boolean gone) {
        if (group.gone() != gone) {
            entries.note(entry, new KnownGroup(group.id(), gone));
        }
    }
}
