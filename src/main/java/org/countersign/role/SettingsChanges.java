package org.countersign.role;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.countersign.directory.Directory;
import org.countersign.directory.UserId;
import org.countersign.role.SettingsProposal.Effect;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How administrators change what a role asks for: one after the other, whoever may, and with a record of it. */
@Service
@Transactional
public class SettingsChanges {

    private final Roles roles;
    private final SettingsAuthority authority;
    private final RoleSettingsProperties properties;
    private final Directory directory;
    private final ApplicationEventPublisher events;

    SettingsChanges(
            Roles roles,
            SettingsAuthority authority,
            RoleSettingsProperties properties,
            Directory directory,
            ApplicationEventPublisher events) {
        this.roles = roles;
        this.authority = authority;
        this.properties = properties;
        this.directory = directory;
        this.events = events;
    }

    /** Whether a change takes another administrator: then it is proposed to {@link SettingsProposals}. */
    public boolean needApproval() {
        return properties.approvalRequired();
    }

    /**
     * Changes the settings of a role.
     *
     * @param edit what to make of those of now; a change that changes nothing leaves no trace
     * @throws SettingsRefused if {@code by} is no active administrator, or if it takes another one
     * @throws InvalidSettings naming every fault: what no role can have, and approvers who are not in the directory
     */
    public void change(RoleDefinitionId role, SettingsEdit edit, UserId by) {
        lock(role, by);
        if (needApproval()) {
            throw SettingsRefused.notAlone();
        }
        make(role, edit, by, UUID.randomUUID());
    }

    /**
     * Sees to it that nobody changes by himself what roles ask for, by changing what a context that they name demands.
     *
     * @throws SettingsRefused if a change takes another administrator, and a role names that context
     */
    public void requireNotNamed(String authenticationContext) {
        if (needApproval() && roles.isNamed(authenticationContext)) {
            throw SettingsRefused.contextInUse();
        }
    }

    /**
     * Lets one administrator at a time at a role's settings, up to the end of the transaction.
     *
     * @throws SettingsRefused if that is no active administrator, once it is his turn
     */
    void lock(RoleDefinitionId role, UserId by) {
        roles.lock(role);
        if (!authority.mayAdminister(by)) {
            throw SettingsRefused.notAnAdministrator();
        }
    }

    /** Makes a change that {@code by} has been allowed, under the role's lock. */
    void make(RoleDefinitionId role, SettingsEdit edit, UserId by, UUID correlation) {
        var effect = sound(role, edit);
        if (!effect.after().equals(effect.before())) {
            roles.changeSettings(effect.after());
            events.publishEvent(new RoleSettingsChanged(effect.before(), effect.after(), by, correlation));
        }
    }

    /**
     * What a change would make of the settings.
     *
     * @throws InvalidSettings naming every fault
     */
    Effect sound(RoleDefinitionId role, SettingsEdit edit) {
        edit.requireSeen(roles.settingsOf(role));
        var effect = effect(role, edit);
        InvalidSettings.throwIfAny(effect.faults());
        return effect;
    }

    /** What a change would make of the settings, and every fault of it. */
    Effect effect(RoleDefinitionId role, SettingsEdit edit) {
        var before = roles.settingsOf(role);
        var faults = new ArrayList<String>();
        var after = edit.of(before, faults);
        faults.addAll(after.faults());
        after.approvers().stream().flatMap(this::faultOf).forEach(faults::add);
        return new Effect(before, after, List.copyOf(faults));
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
