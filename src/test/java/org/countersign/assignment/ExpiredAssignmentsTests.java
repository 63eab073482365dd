package org.countersign.assignment;

import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Many assignments that end in the same minute. */
class ExpiredAssignmentsTests {

    private final RoleAssignments assignments = mock(RoleAssignments.class);
    private final List<UUID> expired =
            Stream.generate(UUID::randomUUID).limit(120).toList();

    @Test
    void theyAreEndedFiftyAtATime() {
        when(assignments.expired()).thenReturn(expired);

        new ExpiredAssignments(assignments).sweep();

        verify(assignments).endExpired(expired.subList(0, 50));
        verify(assignments).endExpired(expired.subList(50, 100));
        verify(assignments).endExpired(expired.subList(100, 120));
    }

    @Test
    void oneThatCannotBeEndedHoldsUpNoOther() {
        when(assignments.expired()).thenReturn(expired);
        var stuck = expired.get(3);
        doThrow(new IllegalStateException("stuck"))
                .when(assignments)
                .endExpired(argThat(some -> some != null && some.contains(stuck)));

        new ExpiredAssignments(assignments).sweep();

        expired.stream().limit(50).forEach(id -> verify(assignments).endExpired(List.of(id)));
        verify(assignments).endExpired(expired.subList(50, 100));
    }
}
