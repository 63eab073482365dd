package org.countersign.directory.camunda;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.UserQueryImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;

/** Finds users by id, by group, or all. What else the engine could ask for finds nobody. */
final class DirectoryUserQuery extends UserQueryImpl {

    private static final long serialVersionUID = 1L;

    private final transient DirectoryIdentities identities;

    DirectoryUserQuery(DirectoryIdentities identities) {
        super(Context.getProcessEngineConfiguration().getCommandExecutorTxRequired());
        this.identities = identities;
    }

    @Override
    public long executeCount(CommandContext commandContext) {
        return found().count();
    }

    @Override
    public List<User> executeList(CommandContext commandContext, Page page) {
        var sorted = found().sorted(Comparator.comparing(User::getFirstName));
        return (page == null ? sorted : sorted.skip(page.getFirstResult()).limit(page.getMaxResults())).toList();
    }

    private Stream<User> found() {
        if (asksForMore()) {
            return Stream.empty();
        }
        return candidates().filter(user -> ids == null || Set.of(ids).contains(user.getId()));
    }

    private Stream<User> candidates() {
        if (id != null) {
            return identities.user(id).stream().filter(user -> groupId == null || isMember(user));
        }
        return groupId == null ? identities.users() : identities.membersOf(groupId);
    }

    private boolean isMember(User user) {
        return identities.membersOf(groupId).anyMatch(member -> member.getId().equals(user.getId()));
    }

    private boolean asksForMore() {
        return Stream.of(firstName, firstNameLike, lastName, lastNameLike, email, emailLike, procDefId, tenantId)
                .anyMatch(asked -> asked != null);
    }
}
