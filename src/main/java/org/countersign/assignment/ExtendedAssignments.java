package org.countersign.assignment;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.countersign.assignment.AssignmentRefused.Violation;
import org.countersign.directory.UserId;
import org.countersign.role.Roles;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** How an assignment goes on once that is approved: all that extension changes of what administrators gave. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ExtendedAssignments {

    private final Map<AssignmentKind, GivenRoles> given;
    private final Roles roles;

    ExtendedAssignments(List<GivenRoles> given, Roles roles) {
        this.given = given.stream().collect(Collectors.toMap(GivenRoles::kind, Function.identity()));
        this.roles = roles;
    }

    /**
     * What the role's settings have against those terms. No code is typed with an approval: where giving the role takes
     * a second factor, an administrator extends it himself.
     *
     * @param from from when on the time is measured
     */
    List<String> violations(
            AssignmentKind kind, AssignmentKey key, Instant from, @Nullable Instant end, String justification) {
        var settings = given(kind).settings(roles.settingsOf(key.role()));
        return new AssignmentRules(settings)
                .violations(from, end, justification, () -> false).stream()
                        .map(Violation::reason)
                        .toList();
    }

    /** Whether it is held in that way, now or from some later start on. */
    boolean isHeld(AssignmentKind kind, AssignmentKey key) {
        return given(kind).lockCurrent(key).isPresent();
    }

    /** Moves the end of an assignment that is not over. */
    DirectAssignment moveEnd(DirectAssignment assignment, @Nullable Instant end, UserId by, String justification) {
        var roles = given(assignment.kind());
        var held = roles.lockCurrent(assignment.key())
                .orElseThrow(() -> new IllegalStateException("Assignment " + assignment.id() + " is over"));
        return direct(assignment, roles.move(held, held.start(), end, by, justification));
    }

    /**
     * Gives a new assignment to the holder of an old one.
     *
     * @param by the administrator who approved it
     */
    DirectAssignment begin(
            DirectAssignment old,
            AssignmentKind kind,
            Instant start,
            @Nullable Instant end,
            UserId by,
            String justification) {
        return direct(old, given(kind).give(UUID.randomUUID(), old.key(), start, end, by, justification));
    }

    private GivenRoles given(AssignmentKind kind) {
        return Objects.requireNonNull(given.get(kind));
    }

    private static DirectAssignment direct(DirectAssignment of, Held held) {
        return new DirectAssignment(
                held instanceof Eligibility ? AssignmentKind.ELIGIBLE : AssignmentKind.ACTIVE,
                held.scheduleId(),
                of.holder(),
                held.role(),
                held.scope(),
                held.start(),
                held.end());
    }
}
