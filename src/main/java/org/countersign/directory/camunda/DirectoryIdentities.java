package org.countersign.directory.camunda;

import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.GroupQuery;
import org.camunda.bpm.engine.identity.NativeUserQuery;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.TenantQuery;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.identity.UserQuery;
import org.camunda.bpm.engine.impl.identity.ReadOnlyIdentityProvider;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.GroupEntity;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.countersign.directory.Directory;
import org.countersign.directory.GroupId;
import org.countersign.directory.Memberships;
import org.countersign.directory.UserId;
import org.jspecify.annotations.Nullable;

/** Our users and groups as the engine sees them, under their immutable ids. A disabled user does not exist for it. */
final class DirectoryIdentities implements ReadOnlyIdentityProvider {

    /** No list is longer; the engine asks for lists only where a person picks from one. */
    static final int LIMIT = 1_000;

    private final Directory directory;
    private final Memberships memberships;

    DirectoryIdentities(Directory directory, Memberships memberships) {
        this.directory = directory;
        this.memberships = memberships;
    }

    @Override
    public @Nullable User findUserById(String userId) {
        return user(userId).orElse(null);
    }

    @Override
    public @Nullable Group findGroupById(String groupId) {
        return group(groupId).orElse(null);
    }

    Optional<User> user(String id) {
        return uuid(id).flatMap(uuid -> directory.findUser(new UserId(uuid)))
                .filter(org.countersign.directory.User::enabled)
                .map(DirectoryIdentities::toEngine);
    }

    Optional<Group> group(String id) {
        return uuid(id).flatMap(uuid -> directory.findGroup(new GroupId(uuid))).map(DirectoryIdentities::toEngine);
    }

    Stream<User> users() {
        return directory.users(LIMIT).stream()
                .filter(org.countersign.directory.User::enabled)
                .map(DirectoryIdentities::toEngine);
    }

    Stream<Group> groups() {
        return directory.groups(LIMIT).stream().map(DirectoryIdentities::toEngine);
    }

    Stream<User> membersOf(String groupId) {
        return uuid(groupId).map(uuid -> memberships.membersOf(new GroupId(uuid))).stream()
                .flatMap(Collection::stream)
                .map(DirectoryIdentities::toEngine);
    }

    Stream<Group> groupsOf(String userId) {
        return uuid(userId).map(uuid -> memberships.groupsOf(new UserId(uuid))).stream()
                .flatMap(Collection::stream)
                .flatMap(id -> directory.findGroup(id).stream())
                .map(DirectoryIdentities::toEngine);
    }

    /** Nobody signs in here: sign-in is the service's own. */
    @Override
    public boolean checkPassword(String userId, String password) {
        return false;
    }

    @Override
    public UserQuery createUserQuery() {
        return new DirectoryUserQuery(this);
    }

    @Override
    public UserQuery createUserQuery(CommandContext commandContext) {
        return new DirectoryUserQuery(this);
    }

    @Override
    public GroupQuery createGroupQuery() {
        return new DirectoryGroupQuery(this);
    }

    @Override
    public GroupQuery createGroupQuery(CommandContext commandContext) {
        return new DirectoryGroupQuery(this);
    }

    @Override
    public NativeUserQuery createNativeUserQuery() {
        throw new BadUserRequestException("The directory takes no native queries");
    }

    @Override
    public @Nullable Tenant findTenantById(String tenantId) {
        return null;
    }

    @Override
    public TenantQuery createTenantQuery() {
        return new NoTenants();
    }

    @Override
    public TenantQuery createTenantQuery(CommandContext commandContext) {
        return new NoTenants();
    }

    @Override
    public void flush() {
        // There is nothing to write.
    }

    @Override
    public void close() {
        // There is nothing to close: one object serves all.
    }

    private static Optional<UUID> uuid(String id) {
        try {
            return Optional.of(UUID.fromString(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static User toEngine(org.countersign.directory.User user) {
        var entity = new UserEntity(user.id().toString());
        entity.setFirstName(user.displayName());
        entity.setLastName("");
        entity.setEmail(user.mail());
        return entity;
    }

    private static Group toEngine(org.countersign.directory.Group group) {
        var entity = new GroupEntity(group.id().toString());
        entity.setName(group.displayName());
        entity.setType(group.type().name());
        return entity;
    }
}
