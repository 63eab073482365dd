package org.countersign.audit;

import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.countersign.directory.AdministrativeUnit;
import org.countersign.directory.AdministrativeUnitChanged;
import org.countersign.directory.Directory;
import org.countersign.directory.ForeignReadingFailed;
import org.countersign.directory.Group;
import org.countersign.directory.GroupChanged;
import org.countersign.directory.GroupCreated;
import org.countersign.directory.GroupId;
import org.countersign.directory.GroupMembersChanged;
import org.countersign.directory.PasswordSet;
import org.countersign.directory.PrincipalId;
import org.countersign.directory.User;
import org.countersign.directory.UserChanged;
import org.countersign.directory.UserCreated;
import org.countersign.directory.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Records what becomes of users, groups and administrative units, in the publisher's transaction. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class DirectoryAudit {

    private final AuditScribe scribe;
    private final Directory directory;

    DirectoryAudit(AuditScribe scribe, Directory directory) {
        this.scribe = scribe;
        this.directory = directory;
    }

    @EventListener
    void on(UserCreated event) {
        var user = event.user();
        var details = new Details()
                .with("userPrincipalName", user.userPrincipalName())
                .with("mailNickname", user.mailNickname())
                .with("mail", user.mail())
                .with("userType", user.type())
                .with("accountEnabled", user.enabled())
                .with("person", user.person().value());
        write(Activity.USER_CREATED, event.by(), user.id().value(), user.id(), details);
    }

    @EventListener
    void on(UserChanged event) {
        var user = event.after().id();
        write(Activity.USER_CHANGED, event.by(), user.value(), user, changes(event.before(), event.after()));
    }

    @EventListener
    void on(PasswordSet event) {
        write(Activity.PASSWORD_SET, event.by(), event.user().value(), event.user(), new Details());
    }

    @EventListener
    void on(GroupCreated event) {
        write(
                Activity.GROUP_CREATED,
                event.by(),
                event.group().id().value(),
                event.group().id(),
                detailsOf(event.group()));
    }

    @EventListener
    void on(GroupChanged event) {
        var details = detailsOf(event.after())
                .withChange(
                        "displayName",
                        event.before().displayName(),
                        event.after().displayName());
        write(
                Activity.GROUP_CHANGED,
                event.by(),
                event.after().id().value(),
                event.after().id(),
                details);
    }

    @EventListener
    void on(GroupMembersChanged event) {
        var activity = event.added() ? Activity.GROUP_MEMBER_ADDED : Activity.GROUP_MEMBER_REMOVED;
        write(activity, event.by(), event.group().value(), event.member(), detailsOf(event.group()));
    }

    @EventListener
    void on(AdministrativeUnitChanged event) {
        var before = event.before();
        var after = event.after();
        var details = new Details().with("administrativeUnitId", after.id());
        if (before == null) {
            details.with("administrativeUnit", after.displayName());
            write(Activity.ADMINISTRATIVE_UNIT_CREATED, event.by(), idOf(after), null, details);
            return;
        }
        details.withChange("displayName", before.displayName(), after.displayName());
        write(Activity.ADMINISTRATIVE_UNIT_CHANGED, event.by(), idOf(after), null, details);
    }

    /** Nobody is named, and nothing was changed: what was taken over before holds. */
    @EventListener
    void on(ForeignReadingFailed event) {
        scribe.write(new Fact(
                Activity.DIRECTORY_READING_FAILED,
                Outcome.FAILURE,
                null,
                event.reason(),
                UUID.randomUUID(),
                null,
                null,
                Map.of()));
    }

    private static Details changes(User before, User after) {
        return new Details()
                .withChange("userPrincipalName", before.userPrincipalName(), after.userPrincipalName())
                .withChange("mailNickname", before.mailNickname(), after.mailNickname())
                .withChange("displayName", before.displayName(), after.displayName())
                .withChange("mail", Objects.toString(before.mail(), ""), Objects.toString(after.mail(), ""))
                .withChange("userType", before.type(), after.type())
                .withChange("accountEnabled", before.enabled(), after.enabled())
                .withChange("person", before.person().value(), after.person().value());
    }

    private Details detailsOf(GroupId id) {
        return new Details().with("group", nameOf(id)).with("groupId", id);
    }

    private static Details detailsOf(Group group) {
        return new Details().with("group", group.displayName()).with("groupId", group.id());
    }

    private String nameOf(GroupId id) {
        return directory.findGroup(id).map(Group::displayName).orElse("");
    }

    private static UUID idOf(AdministrativeUnit unit) {
        return unit.id().value();
    }

    private void write(
            Activity activity, @Nullable UserId by, UUID correlation, @Nullable PrincipalId target, Details details) {
        scribe.write(new Fact(activity, Outcome.SUCCESS, by, "", correlation, null, target, details.toMap()));
    }
}
