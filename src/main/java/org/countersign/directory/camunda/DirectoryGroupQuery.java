package org.countersign.directory.camunda;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.GroupQueryImpl;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;

/** Finds groups by id, by member, or all. What else the engine could ask for finds none. */
final class DirectoryGroupQuery extends GroupQueryImpl {

    private static final long serialVersionUID = 1L;

    private final transient DirectoryIdentities identities;

    DirectoryGroupQuery(DirectoryIdentities identities) {
        super(Context.getProcessEngineConfiguration().getCommandExecutorTxRequired());
        this.identities = identities;
    }

    @Override
    public long executeCount(CommandContext commandContext) {
        return found().count();
    }

    @Override
    public List<Group> executeList(CommandContext commandContext, Page page) {
        var sorted = found().sorted(Comparator.comparing(Group::getName));
        return (page == null ? sorted : sorted.skip(page.getFirstResult()).limit(page.getMaxResults())).toList();
    }

    private Stream<Group> found() {
        if (asksForMore()) {
            return Stream.empty();
        }
        return candidates()
                .filter(group -> id == null || id.equals(group.getId()))
                .filter(group -> ids == null || Set.of(ids).contains(group.getId()));
    }

    private Stream<Group> candidates() {
        if (userId != null) {
            return identities.groupsOf(userId);
        }
        return id == null ? identities.groups() : identities.group(id).stream();
    }

    private boolean asksForMore() {
        return Stream.of(name, nameLike, type, procDefId, tenantId).anyMatch(asked -> asked != null);
    }
}
