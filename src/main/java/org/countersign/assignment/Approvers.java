package org.countersign.assignment;

import static java.util.stream.Collectors.toSet;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Stream;
import org.countersign.directory.Directory;
import org.countersign.directory.Memberships;
import org.countersign.directory.User;
import org.countersign.role.Approver;
import org.countersign.role.RoleDefinitionId;
import org.countersign.role.Roles;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who may approve what, at this moment: the approvers that the role's settings name, group members included. Where
 * they name nobody, or nobody who could decide, it is the default approvers: the holders of Privileged Role
 * Administrator and Global Administrator.
 *
 * <p>No account of the requestor's own person is ever among them, and none that is no {@link Deciders decider}.
 */
@Service
@Transactional(readOnly = true)
public class Approvers {

    private final Roles roles;
    private final Directory directory;
    private final Memberships memberships;
    private final ProductRights rights;
    private final Deciders deciders;

    Approvers(Roles roles, Directory directory, Memberships memberships, ProductRights rights, Deciders deciders) {
        this.roles = roles;
        this.directory = directory;
        this.memberships = memberships;
        this.rights = rights;
        this.deciders = deciders;
    }

    /**
     * Who is asked, and sees the request. Default approvers who hold their role only eligibly are asked too: they have
     * to activate it to decide.
     */
    public Set<User> askedAbout(RoleDefinitionId role, User requestor) {
        var named = named(role, requestor);
        return named.isEmpty() ? defaults(requestor) : named;
    }

    /** Whether {@code user} may decide a request of {@code requestor} for {@code role} now. */
    public DecisionRight rightOf(User user, RoleDefinitionId role, User requestor) {
        if (user.isSamePersonAs(requestor)) {
            return DecisionRight.OWN_REQUEST;
        }
        if (!askedAbout(role, requestor).contains(user)) {
            return DecisionRight.NOT_AN_APPROVER;
        }
        return named(role, requestor).contains(user) || rights.mayAdminister(user.id())
                ? DecisionRight.MAY_DECIDE
                : DecisionRight.MUST_ACTIVATE_FIRST;
    }

    private Set<User> named(RoleDefinitionId role, User requestor) {
        return others(able(roles.settingsOf(role).approvers()), requestor);
    }

    private Set<User> defaults(User requestor) {
        return others(defaults(), requestor);
    }

    /** Of those that a role's settings name, the ones who could decide what others ask for. */
    Set<User> able(Collection<Approver> approvers) {
        return approvers.stream().flatMap(this::resolve).filter(deciders.able()).collect(toSet());
    }

    /** The default approvers who could decide what others ask for. */
    public Set<User> defaults() {
        return Stream.concat(rights.administrators().stream(), rights.eligibleAdministrators().stream())
                .filter(deciders.able())
                .collect(toSet());
    }

    private Stream<User> resolve(Approver approver) {
        if (approver instanceof Approver.OneUser user) {
            return directory.findUser(user.id()).stream();
        }
        return memberships.membersOf(((Approver.MembersOf) approver).id()).stream();
    }

    private static Set<User> others(Set<User> users, User requestor) {
        return users.stream().filter(user -> !user.isSamePersonAs(requestor)).collect(toSet());
    }
}
