package org.countersign.role;

import java.util.ArrayList;
import java.util.stream.Stream;
import org.countersign.directory.Directory;
import org.countersign.directory.UserId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How administrators change what a role asks for: one after the other, whoever may, and with a record of it. */
@Service
@Transactional
public class SettingsChanges {

    private final Roles roles;
    private final SettingsAuthority authority;
    private final Directory directory;
    private final ApplicationEventPublisher events;

    SettingsChanges(Roles roles, SettingsAuthority authority, Directory directory, ApplicationEventPublisher events) {
        this.roles = roles;
        this.authority = authority;
        this.directory = directory;
        this.events = events;
    }

    /**
     * Changes the settings of a role.
     *
     * @param edit what to make of those of now; a change that changes nothing leaves no trace
     * @throws SettingsRefused if {@code by} is no active administrator
     * @throws InvalidSettings naming every fault: what no role can have, and approvers who are not in the directory
     */
    public void change(RoleDefinitionId role, SettingsEdit edit, UserId by) {
        if (!authority.mayAdminister(by)) {
            throw new SettingsRefused();
        }
        roles.lock(role);
        var before = roles.settingsOf(role);
        var faults = new ArrayList<String>();
        var after = edit.of(before, faults);
        faults.addAll(after.faults());
        after.approvers().stream().flatMap(this::faultOf).forEach(faults::add);
        InvalidSettings.throwIfAny(faults);
        if (!after.equals(before)) {
            roles.changeSettings(after);
            events.publishEvent(new RoleSettingsChanged(before, after, by));
        }
    }

    private Stream<String> faultOf(Approver approver) {
        if (approver instanceof Approver.MembersOf group) {
            return directory.findGroup(group.id()).isPresent()
                    ? Stream.empty()
                    : Stream.of("There is no group " + group.id() + " to approve.");
        }
        var user = ((Approver.OneUser) approver).id();
        return directory.findUser(user).isPresent()
                ? Stream.empty()
                : Stream.of("There is no user " + user + " to approve.");
    }
}
