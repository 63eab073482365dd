package org.countersign.directory;

import static java.util.Objects.requireNonNullElse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One import, in the caller's transaction: first the groups, then the users, then whose accounts they are, then who is in
 * which group, so that each may refer to what stands below it. An entry that is at fault does not keep the others from
 * being looked at; in the end any fault undoes everything.
 */
final class ImportRun {

    private final Directory directory;
    private final Memberships memberships;
    private final UserChanges users;
    private final GroupChanges groups;
    private final UserId by;

    private final List<InvalidImport.Fault> faults = new ArrayList<>();
    private final Map<ImportEntry, PrincipalId> members = new HashMap<>();
    private final Set<ImportEntry> created = new HashSet<>();
    private final Set<ImportEntry> changed = new HashSet<>();
    private final Set<String> named = new HashSet<>();

    ImportRun(Directory directory, Memberships memberships, UserChanges users, GroupChanges groups, UserId by) {
        this.directory = directory;
        this.memberships = memberships;
        this.users = users;
        this.groups = groups;
        this.by = by;
    }

    void fault(String place, String message) {
        faults.add(new InvalidImport.Fault(place, message));
    }

    void refuseIfFaulty(boolean now) {
        if (now && !faults.isEmpty()) {
            throw new InvalidImport(faults);
        }
    }

    ImportReport carryOut(List<ImportEntry> entries) {
        each(entries, ImportEntry.OfGroup.class, this::takeIn);
        each(entries, ImportEntry.OfUser.class, this::takeIn);
        each(entries, ImportEntry.OfUser.class, this::link);
        each(entries, ImportEntry.class, this::settleGroups);
        refuseIfFaulty(true);
        changed.removeAll(created);
        return new ImportReport(created.size(), changed.size(), entries.size() - created.size() - changed.size());
    }

    private <T extends ImportEntry> void each(List<ImportEntry> entries, Class<T> kind, Consumer<T> step) {
        entries.stream().filter(kind::isInstance).map(kind::cast).forEach(entry -> {
            try {
                step.accept(entry);
            } catch (InvalidEntry e) {
                e.faults().forEach(fault -> fault(entry.place(), fault));
            } catch (DirectoryRefused e) {
                fault(entry.place(), requireNonNullElse(e.getMessage(), "This is refused."));
            }
        });
    }

    private void takeIn(ImportEntry.OfGroup entry) {
        requireNamedOnce("group", entry.displayName());
        var found = groupNamed(entry.displayName());
        if (found.isEmpty()) {
            var group = groups.create(entry.displayName(), requireNonNullElse(entry.type(), GroupType.SECURITY), by);
            members.put(entry, group.id());
            created.add(entry);
            return;
        }
        var group = found.get();
        if (entry.type() != null && entry.type() != group.type()) {
            throw new InvalidEntry(List.of("A group's type is chosen when it is created."));
        }
        members.put(entry, group.id());
        note(entry, groups.rename(group, entry.displayName(), by));
    }

    private void takeIn(ImportEntry.OfUser entry) {
        requireNamedOnce("user", entry.userPrincipalName());
        var found = userNamed(entry.userPrincipalName());
        if (found.isEmpty()) {
            var user = users.create(edit(entry, blank(entry)), by);
            members.put(entry, user.id());
            created.add(entry);
            return;
        }
        var id = found.get().id();
        members.put(entry, id);
        note(entry, users.change(id, draft -> edit(entry, draft), by));
    }

    private void link(ImportEntry.OfUser entry) {
        var account = entry.samePersonAs();
        if (account == null || !(members.get(entry) instanceof UserId member)) {
            return;
        }
        var link = account.map(name -> userNamed(name)
                        .<PersonLink>map(other -> new PersonLink.SamePersonAs(other.id()))
                        .orElseThrow(() -> new InvalidEntry(List.of("samePersonAs names no account: " + shown(name)))))
                .orElseGet(PersonLink.Apart::new);
        note(entry, users.change(member, draft -> with(draft, link), by));
    }

    private void settleGroups(ImportEntry entry) {
        var names = entry.groups();
        var member = members.get(entry);
        if (names == null || member == null) {
            return;
        }
        var wanted = new HashSet<GroupId>();
        var unknown = new ArrayList<String>();
        for (var name : names) {
            groupNamed(name).map(Group::id).ifPresentOrElse(wanted::add, () -> unknown.add(name));
        }
        if (!unknown.isEmpty()) {
            throw new InvalidEntry(unknown.stream()
                    .map(name -> "There is no group of that name: " + shown(name))
                    .toList());
        }
        var present = new HashSet<>(memberships.directGroupsOf(member));
        minus(present, wanted).forEach(group -> note(entry, groups.remove(group, member, by)));
        minus(wanted, present).forEach(group -> note(entry, groups.add(group, member, by)));
    }

    private void note(ImportEntry entry, boolean isChange) {
        if (isChange) {
            changed.add(entry);
        }
    }

    private void requireNamedOnce(String kind, String name) {
        if (!named.add(kind + " " + name.strip().toLowerCase(Locale.ROOT))) {
            throw new InvalidEntry(List.of("The file names this " + kind + " twice."));
        }
    }

    private Optional<User> userNamed(String name) {
        return name.contains("@") ? directory.findUserBySignInName(name.strip()) : Optional.empty();
    }

    private Optional<Group> groupNamed(String name) {
        var found = directory.groupsNamed(name);
        if (found.size() > 1) {
            throw new InvalidEntry(List.of("Several groups have that name: " + shown(name)));
        }
        return found.stream().findFirst();
    }

    private static UserDraft blank(ImportEntry.OfUser entry) {
        var name = entry.userPrincipalName();
        return new UserDraft(name, UserDraft.nicknameIn(name), "", null, "Member", true, new PersonLink.AsItIs(), null);
    }

    private static UserDraft edit(ImportEntry.OfUser entry, UserDraft user) {
        return new UserDraft(
                entry.userPrincipalName(),
                requireNonNullElse(entry.mailNickname(), user.mailNickname()),
                requireNonNullElse(entry.displayName(), user.displayName()),
                entry.mail() == null ? user.mail() : entry.mail().orElse(null),
                requireNonNullElse(entry.userType(), user.userType()),
                requireNonNullElse(entry.accountEnabled(), user.enabled()),
                new PersonLink.AsItIs(),
                entry.password());
    }

    private static UserDraft with(UserDraft user, PersonLink link) {
        return new UserDraft(
                user.userPrincipalName(),
                user.mailNickname(),
                user.displayName(),
                user.mail(),
                user.userType(),
                user.enabled(),
                link,
                null);
    }

    private static Set<GroupId> minus(Set<GroupId> all, Set<GroupId> some) {
        var rest = new HashSet<>(all);
        rest.removeAll(some);
        return rest;
    }

    /** What was written may be anything, and of any length. */
    private static String shown(String text) {
        var clean = text.replaceAll("\\p{C}", " ");
        return clean.length() > 64 ? clean.substring(0, 64) + "…" : clean;
    }
}
