package org.countersign.audit;

import java.util.UUID;
import org.countersign.directory.Directory;
import org.countersign.directory.Group;
import org.countersign.directory.GroupId;
import org.countersign.directory.PrincipalId;
import org.countersign.directory.User;
import org.countersign.directory.UserId;
import org.countersign.role.RoleDefinition;
import org.countersign.role.RoleDefinitionId;
import org.countersign.role.Roles;
import org.countersign.security.CurrentUser;
import org.countersign.time.DatabaseClock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes facts down, with the names, the time and the address that they have at this moment. */
@Component
class AuditScribe {

    private static final int MAXIMUM_REASON = 2000;
    private static final int MAXIMUM_NAME = 256;
    private static final int MAXIMUM_ADDRESS = 64;

    private final AuditTrail trail;
    private final Directory directory;
    private final Roles roles;
    private final CurrentUser currentUser;
    private final DatabaseClock clock;

    AuditScribe(AuditTrail trail, Directory directory, Roles roles, CurrentUser currentUser, DatabaseClock clock) {
        this.trail = trail;
        this.directory = directory;
        this.roles = roles;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    void write(Fact fact) {
        trail.add(new AuditEvent(
                UUID.randomUUID(),
                fact.activity(),
                clock.now(),
                fact.outcome(),
                Excerpt.of(fact.reason(), MAXIMUM_REASON),
                fact.correlation(),
                actor(fact.by()),
                role(fact.role()),
                target(fact.target()),
                fact.details()));
    }

    /** The service calls from nowhere, though it may act within somebody's call. */
    private AuditEvent.Actor actor(@Nullable UserId by) {
        return by == null
                ? new AuditEvent.Actor(null, AuditEvent.SERVICE, "")
                : new AuditEvent.Actor(by, nameOf(by), Excerpt.of(currentUser.address(), MAXIMUM_ADDRESS));
    }

    private AuditEvent.@Nullable Role role(@Nullable RoleDefinitionId id) {
        if (id == null) {
            return null;
        }
        var name = roles.find(id).map(RoleDefinition::displayName).orElse(id.toString());
        return new AuditEvent.Role(id, Excerpt.of(name, MAXIMUM_NAME));
    }

    private AuditEvent.@Nullable Target target(@Nullable PrincipalId id) {
        return id == null ? null : new AuditEvent.Target(id, nameOf(id));
    }

    private String nameOf(PrincipalId id) {
        var name = id instanceof GroupId group
                ? directory.findGroup(group).map(Group::displayName)
                : directory.findUser((UserId) id).map(User::displayName);
        return Excerpt.of(name.orElse(id.toString()), MAXIMUM_NAME);
    }
}
