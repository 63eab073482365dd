package org.countersign.assignment;

import java.time.Instant;
import java.util.UUID;
import org.countersign.directory.UserId;
import org.countersign.role.RoleDefinitionId;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to see of who may activate and who holds what.
 *
 * @param role none: any
 * @param user whose, be it through a group; none: anybody's
 * @param after the last line of the page before; none: from the first line on
 * @param limit how many lines at most
 */
public record OverviewQuery(
        Tab tab,
        @Nullable RoleDefinitionId role,
        @Nullable UserId user,
        Order order,
        @Nullable Position after,
        int limit) {

    /** Which of the three views of Entra PIM. */
    public enum Tab {
        /** What can be activated, now or later. */
        ELIGIBLE,
        /** What is held, now or later: assigned or activated. */
        ACTIVE,
        /** What was eligible or active until its time was over. */
        EXPIRED
    }

    /** What the lines are sorted by. What is permanent ends last; lines alike in that are in the order of their ids. */
    public record Order(Key key, boolean descending) {

        /** The moments that can be sorted by. */
        public enum Key {
            START,
            END
        }
    }

    /** Where a line stands in the order: lines that come or go meanwhile move no other. */
    public record Position(Instant moment, UUID id) {}
}
