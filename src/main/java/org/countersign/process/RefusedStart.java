package org.countersign.process;

import java.util.Optional;
import org.countersign.assignment.InvalidRequest;

/**
 * A start that registered nothing, noted with the request that brought it: its transaction is undone, and so could
 * record nothing. The door it came through records it afterwards.
 */
public record RefusedStart(InvalidRequest refusal) {

    void note() {
        RequestNotes.add(this);
    }

    /** What was noted with the present request. */
    public static Optional<RefusedStart> noted() {
        return RequestNotes.find(RefusedStart.class);
    }
}
