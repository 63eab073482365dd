package org.countersign.assignment;

import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.countersign.directory.Directory;
import org.countersign.directory.GroupId;
import org.countersign.directory.Memberships;
import org.countersign.directory.PrincipalId;
import org.countersign.directory.User;
import org.countersign.directory.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** As whom somebody holds what he holds: as himself, and as a member of each group he is in. */
@Component
class Principals {

    /** How a group's kind is stored; it is in order before a user's. */
    static final String GROUP = "GROUP";

    private static final String USER = "USER";

    private final Directory directory;
    private final Memberships memberships;

    Principals(Directory directory, Memberships memberships) {
        this.directory = directory;
        this.memberships = memberships;
    }

    /** The user and every group he is in, through nested ones too. */
    Set<PrincipalId> of(UserId user) {
        var all = new HashSet<PrincipalId>(memberships.groupsOf(user));
        all.add(user);
        return all;
    }

    /** The values of the ids. */
    Set<UUID> idsOf(UserId user) {
        return of(user).stream().map(PrincipalId::value).collect(toSet());
    }

    /** What a right is stored under, whoever of those it was given to. */
    Set<String> keysOf(Right right) {
        return of(right.principal()).stream()
                .map(principal -> new AssignmentKey(principal, right.role(), right.scope()).text())
                .collect(toSet());
    }

    /** The enabled users behind principals. */
    Set<User> usersBehind(Collection<PrincipalId> principals) {
        return principals.stream().flatMap(this::usersBehind).collect(toSet());
    }

    private Stream<User> usersBehind(PrincipalId principal) {
        return principal instanceof GroupId group
                ? memberships.membersOf(group).stream()
                : directory.findUser((UserId) principal).filter(User::enabled).stream();
    }

    /** Whether a principal is that user, another account of the same person, or a group that one of them is in. */
    boolean isPersonBehind(UserId user, PrincipalId principal) {
        var person = directory.user(user);
        return principal instanceof GroupId group
                ? memberships.membersOf(group).stream().anyMatch(person::isSamePersonAs)
                : directory
                        .findUser((UserId) principal)
                        .filter(person::isSamePersonAs)
                        .isPresent();
    }

    /**
     * Sees to it that a service holds roles for a time only. It cannot activate one, since nobody is there to prove it.
     *
     * @param end when it would end; none: never
     * @throws AssignmentRefused if a service would hold a role otherwise
     */
    void requireFit(PrincipalId principal, AssignmentKind kind, @Nullable Instant end) {
        var isService = principal instanceof UserId user
                && directory.findUser(user).filter(User::isService).isPresent();
        if (isService && kind == AssignmentKind.ELIGIBLE) {
            throw AssignmentRefused.invalid("A service activates no role: assign it for a time.");
        }
        if (isService && end == null) {
            throw AssignmentRefused.invalid("A service holds no role permanently: say when it ends.");
        }
    }

    /** How a principal's kind is stored. */
    static String typeOf(PrincipalId principal) {
        return principal instanceof GroupId ? GROUP : USER;
    }

    /** The principal that is stored so. */
    static PrincipalId read(String type, UUID id) {
        return type.equals(GROUP) ? new GroupId(id) : new UserId(id);
    }
}
