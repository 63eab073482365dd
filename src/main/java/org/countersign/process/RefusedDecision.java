package org.countersign.process;

import java.util.Optional;
import java.util.UUID;
import org.countersign.assignment.DecisionRefused;

/**
 * A decision that did not count, noted with the request that brought it: its transaction is undone, and so could record
 * nothing. The door it came through records it afterwards.
 */
public record RefusedDecision(UUID request, DecisionRefused refusal) {

    void note() {
        RequestNotes.add(this);
    }

    /** What was noted with the present request. */
    public static Optional<RefusedDecision> noted() {
        return RequestNotes.find(RefusedDecision.class);
    }
}
