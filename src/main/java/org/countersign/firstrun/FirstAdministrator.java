package org.countersign.firstrun;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.countersign.assignment.AssignmentType;
import org.countersign.assignment.RoleAssignment;
import org.countersign.assignment.RoleAssignments;
import org.countersign.breakglass.BreakGlass;
import org.countersign.breakglass.SealedCredentials;
import org.countersign.directory.Directory;
import org.countersign.directory.PersonId;
import org.countersign.directory.User;
import org.countersign.directory.UserId;
import org.countersign.directory.UserType;
import org.countersign.role.RoleDefinition;
import org.countersign.role.Scope;
import org.countersign.security.Passwords;
import org.countersign.time.DatabaseClock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The first administrator of a database: a member who holds Global Administrator for good. With him comes the break-glass
 * account: an installation with one administrator needs it most.
 *
 * <p>His assignment has the same id in every installation. Its primary key lets him come into being once, whatever
 * number of nodes try at the same moment, and never again, even when the assignment has ended.
 */
@Service
@Transactional
class FirstAdministrator {

    static final UUID ASSIGNMENT =
            UUID.nameUUIDFromBytes("countersign:first-administrator".getBytes(StandardCharsets.UTF_8));

    private final Directory directory;
    private final RoleAssignments assignments;
    private final Passwords passwords;
    private final BreakGlass breakGlass;
    private final DatabaseClock clock;
    private final ApplicationEventPublisher events;

    FirstAdministrator(
            Directory directory,
            RoleAssignments assignments,
            Passwords passwords,
            BreakGlass breakGlass,
            DatabaseClock clock,
            ApplicationEventPublisher events) {
        this.directory = directory;
        this.assignments = assignments;
        this.passwords = passwords;
        this.breakGlass = breakGlass;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Whether he is still to come: there is nobody, and nobody ever held a role. A directory that lost its users is none
     * that begins.
     */
    @Transactional(readOnly = true)
    public boolean isStillToCome() {
        return directory.isEmpty() && assignments.isEmpty();
    }

    /**
     * Creates him.
     *
     * @return what he puts into the envelope
     * @throws org.springframework.dao.DuplicateKeyException if somebody was faster
     */
    public SealedCredentials create(CreateFirstAdministrator order) {
        var user = userOf(order);
        directory.add(user);
        assignments.assign(globalAdministrator(user), null, "");
        // The slow steps come last: whoever lost the race has stopped at the key above.
        passwords.set(user.id(), order.password());
        events.publishEvent(new FirstAdministratorCreated(user.id(), ASSIGNMENT));
        return breakGlass.seal(user.id());
    }

    private static User userOf(CreateFirstAdministrator order) {
        return new User(
                new UserId(UUID.randomUUID()),
                order.userPrincipalName(),
                order.mailNickname(),
                order.displayName(),
                order.mail(),
                UserType.MEMBER,
                new PersonId(UUID.randomUUID()),
                true);
    }

    private RoleAssignment globalAdministrator(User user) {
        return new RoleAssignment(
                ASSIGNMENT,
                user.id(),
                RoleDefinition.GLOBAL_ADMINISTRATOR,
                Scope.DIRECTORY,
                AssignmentType.ASSIGNED,
                null,
                clock.now(),
                null);
    }
}
