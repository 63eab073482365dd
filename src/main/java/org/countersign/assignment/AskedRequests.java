package org.countersign.assignment;

import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.countersign.directory.Directory;
import org.countersign.directory.Memberships;
import org.countersign.directory.User;
import org.countersign.role.Approver;
import org.countersign.role.RoleDefinitionId;
import org.countersign.role.Roles;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The requests that somebody is asked about, as a condition: what {@link Approvers} says of one request, said of all of
 * them at once. So a list of what waits costs no more where thousands wait for others.
 */
@Service
@Transactional(readOnly = true)
public class AskedRequests {

    private final Roles roles;
    private final Directory directory;
    private final Memberships memberships;
    private final Approvers approvers;
    private final Deciders deciders;

    AskedRequests(Roles roles, Directory directory, Memberships memberships, Approvers approvers, Deciders deciders) {
        this.roles = roles;
        this.directory = directory;
        this.memberships = memberships;
        this.approvers = approvers;
        this.deciders = deciders;
    }

    /** That somebody is among those whom {@link Approvers#askedAbout} names, at this moment. */
    public Condition about(User user, RequestColumns request) {
        if (!deciders.able().test(user)) {
            return DSL.falseCondition();
        }
        var named = roles.approvers();
        return request.by()
                .notIn(directory.idsOf(user.person()))
                .and(namesHim(user, named, request).or(isLeftTo(user, named, request)));
    }

    private Condition namesHim(User user, Map<RoleDefinitionId, Set<Approver>> named, RequestColumns request) {
        var groups = memberships.groupsOf(user.id());
        Predicate<Approver> isHe = approver -> approver instanceof Approver.MembersOf members
                ? groups.contains(members.id())
                : approver.equals(new Approver.OneUser(user.id()));
        return request.role()
                .in(named.entrySet().stream()
                        .filter(role -> role.getValue().stream().anyMatch(isHe))
                        .map(role -> role.getKey().value())
                        .toList());
    }

    private Condition isLeftTo(User user, Map<RoleDefinitionId, Set<Approver>> named, RequestColumns request) {
        return approvers.defaults().contains(user)
                ? named.entrySet().stream()
                        .map(role -> isOfOther(role.getKey(), request).or(isOfAllOf(role.getValue(), request)))
                        .reduce(DSL.trueCondition(), Condition::and)
                : DSL.falseCondition();
    }

    private static Condition isOfOther(RoleDefinitionId role, RequestColumns request) {
        return request.role().ne(role.value());
    }

    /** Nobody is left to decide where whoever is named is the requestor himself. Two persons are enough: he is not both. */
    private Condition isOfAllOf(Set<Approver> named, RequestColumns request) {
        return approvers.able(named).stream()
                .map(User::person)
                .distinct()
                .limit(2)
                .map(person -> request.by().in(directory.idsOf(person)))
                .reduce(DSL.trueCondition(), Condition::and);
    }
}
