package org.countersign.process;

import java.util.Optional;
import org.countersign.activation.ActivationId;

/** The request that a process registered when it was started in the engine, for the door to say what came of it. */
public record RegisteredRequest(ActivationId id) {

    void note() {
        RequestNotes.add(this);
    }

    /** What was noted with the present request. */
    public static Optional<RegisteredRequest> noted() {
        return RequestNotes.find(RegisteredRequest.class);
    }
}
