package org.countersign.assignment;

import static org.countersign.assignment.AssignmentRefused.Reason.LAST_GLOBAL_ADMINISTRATOR;
import static org.countersign.role.RoleDefinition.GLOBAL_ADMINISTRATOR;

import java.util.List;
import java.util.stream.Stream;
import org.countersign.directory.Directory;
import org.countersign.directory.DirectoryRefused;
import org.countersign.directory.User;
import org.countersign.directory.UserChanged;
import org.countersign.directory.UserId;
import org.countersign.time.DatabaseClock;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sees to it that somebody always holds Global Administrator for good: an enabled account, given the role directly and
 * without an end. So nobody's removal, expiry or leaving of a group locks everybody out.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class LastGlobalAdministrator {

    private static final String SENTENCE =
            "The last Global Administrator stays: somebody enabled must hold the role directly and permanently.";

    private final RoleAssignments assignments;
    private final Directory directory;
    private final DatabaseClock clock;

    LastGlobalAdministrator(RoleAssignments assignments, Directory directory, DatabaseClock clock) {
        this.assignments = assignments;
        this.directory = directory;
        this.clock = clock;
    }

    /** Lets one change of that role pass at a time, up to the end of the transaction; two could remove each other. */
    void lockFor(AssignmentOrder order) {
        if (concerns(order)) {
            assignments.lockAssigned(GLOBAL_ADMINISTRATOR);
        }
    }

    /** @throws AssignmentRefused if an order that was carried out in this transaction leaves nobody */
    void requireOneAfter(AssignmentOrder order) {
        if (concerns(order)) {
            requireOne();
        }
    }

    private static boolean concerns(AssignmentOrder order) {
        return order.key().role().equals(GLOBAL_ADMINISTRATOR) && order.kind() == AssignmentKind.ACTIVE;
    }

    /** An account that is disabled no longer counts. */
    @EventListener
    void on(UserChanged event) {
        if (event.before().enabled() && !event.after().enabled() && permanent().isEmpty() && wasOne(event.after())) {
            throw new DirectoryRefused(SENTENCE);
        }
    }

    private boolean wasOne(User user) {
        return assignments.lockAssigned(GLOBAL_ADMINISTRATOR).stream()
                .anyMatch(assignment -> assignment.principal().equals(user.id()));
    }

    /** @throws AssignmentRefused if what was changed in this transaction leaves nobody */
    void requireOne() {
        if (permanent().isEmpty()) {
            throw new AssignmentRefused(LAST_GLOBAL_ADMINISTRATOR, SENTENCE);
        }
    }

    private List<User> permanent() {
        return assignments.lockAssigned(GLOBAL_ADMINISTRATOR).stream()
                .filter(assignment -> assignment.end() == null && assignment.isEffectiveAt(clock.now()))
                .map(RoleAssignment::principal)
                .flatMap(principal ->
                        principal instanceof UserId user ? directory.findUser(user).stream() : Stream.empty())
                .filter(User::enabled)
                .toList();
    }
}
