package org.countersign.graph.directory;

import static java.util.Objects.requireNonNullElse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.countersign.directory.GroupType;
import org.countersign.directory.ImportEntry;
import org.countersign.directory.InvalidEntry;
import org.countersign.directory.InvalidImport.Fault;
import org.countersign.graph.wire.Emptiable;
import org.countersign.graph.wire.NothingElse;
import org.jspecify.annotations.Nullable;

/** The file as JSON. Entries are named by their places, {@code users[0]}. */
@NothingElse
record ImportBody(@Nullable List<UserEntry> users, @Nullable List<GroupEntry> groups) {

    /** A user; what is left out stays as it is. */
    @NothingElse
    record UserEntry(
            @Nullable String userPrincipalName,
            @Nullable String mailNickname,
            @Nullable String displayName,
            @Nullable Emptiable mail,
            @Nullable String userType,
            @Nullable Boolean accountEnabled,
            @Nullable Emptiable samePersonAs,
            @Nullable String password,
            @Nullable List<String> groups) {

        ImportEntry toEntry(String place) {
            return new ImportEntry.OfUser(
                    place,
                    requireNonNullElse(userPrincipalName, ""),
                    mailNickname,
                    displayName,
                    emptied(mail),
                    userType,
                    accountEnabled,
                    emptied(samePersonAs),
                    password,
                    groups);
        }

        private static @Nullable Optional<String> emptied(@Nullable Emptiable text) {
            return text == null ? null : Optional.ofNullable(text.text());
        }

        @Override
        public String toString() {
            return "UserEntry[" + userPrincipalName + "]";
        }
    }

    /** A group. */
    @NothingElse
    record GroupEntry(@Nullable String displayName, @Nullable List<String> groupTypes, @Nullable List<String> groups) {

        ImportEntry toEntry(String place) {
            return new ImportEntry.OfGroup(place, requireNonNullElse(displayName, ""), type(), groups);
        }

        private @Nullable GroupType type() {
            return groupTypes == null ? null : new GroupBody(displayName, groupTypes).type();
        }
    }

    ImportFile toFile() {
        var entries = new ArrayList<ImportEntry>();
        var faults = new ArrayList<Fault>();
        var groupEntries = requireNonNullElse(groups, List.<GroupEntry>of());
        for (int i = 0; i < groupEntries.size(); i++) {
            var place = "groups[" + i + "]";
            try {
                entries.add(groupEntries.get(i).toEntry(place));
            } catch (InvalidEntry e) {
                e.faults().forEach(fault -> faults.add(new Fault(place, fault)));
            }
        }
        var userEntries = requireNonNullElse(users, List.<UserEntry>of());
        for (int i = 0; i < userEntries.size(); i++) {
            entries.add(userEntries.get(i).toEntry("users[" + i + "]"));
        }
        return new ImportFile(entries, faults);
    }
}
