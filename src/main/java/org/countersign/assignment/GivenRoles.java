package org.countersign.assignment;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.countersign.directory.UserId;
import org.countersign.role.AssignmentSettings;
import org.countersign.role.RoleSettings;
import org.jspecify.annotations.Nullable;

/** One kind of what administrators give: how it is kept, and what a role's settings say of it. */
sealed interface GivenRoles permits EligibleRoles, ActiveRoles {

    AssignmentKind kind();

    AssignmentSettings settings(RoleSettings settings);

    /** What was given and not taken back, over neither; locked until the transaction ends. */
    Optional<? extends Held> lockCurrent(AssignmentKey key);

    /** When the last one that expired was over; none: none did. */
    Optional<Instant> lastExpired(AssignmentKey key);

    /** @throws org.springframework.dao.DuplicateKeyException if it was given already */
    Held give(
            UUID id,
            AssignmentKey key,
            Instant start,
            @Nullable Instant end,
            @Nullable UserId by,
            String justification);

    /** Moves what {@link #lockCurrent} found. */
    Held move(Held held, Instant start, @Nullable Instant end, UserId by, String justification);

    /** Ends what {@link #lockCurrent} found. */
    void takeBack(Held held, UserId by, String justification);
}
