package org.countersign.assignment;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.countersign.directory.UserId;
import org.countersign.role.AssignmentSettings;
import org.countersign.role.RoleSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Roles to activate. */
@Component
final class EligibleRoles implements GivenRoles {

    private final Eligibilities eligibilities;

    EligibleRoles(Eligibilities eligibilities) {
        this.eligibilities = eligibilities;
    }

    @Override
    public AssignmentKind kind() {
        return AssignmentKind.ELIGIBLE;
    }

    @Override
    public AssignmentSettings settings(RoleSettings settings) {
        return settings.eligible();
    }

    @Override
    public Optional<Eligibility> lockCurrent(AssignmentKey key) {
        return eligibilities.lockCurrent(key);
    }

    @Override
    public Optional<Instant> lastExpired(AssignmentKey key) {
        return eligibilities.lastExpired(key);
    }

    @Override
    public Eligibility give(
            UUID id,
            AssignmentKey key,
            Instant start,
            @Nullable Instant end,
            @Nullable UserId by,
            String justification) {
        var eligibility = new Eligibility(new EligibilityId(id), key.principal(), key.role(), key.scope(), start, end);
        eligibilities.assign(eligibility, by, justification);
        return eligibility;
    }

    @Override
    public Eligibility move(Held held, Instant start, @Nullable Instant end, UserId by, String justification) {
        return eligibilities.reschedule((Eligibility) held, start, end, by, justification);
    }

    @Override
    public void takeBack(Held held, UserId by, String justification) {
        eligibilities.remove(held.key(), by, justification);
    }
}
