package org.countersign.process.engine;

import java.util.Set;

/**
 * A process that the service starts, once for each request.
 *
 * @param key its id in a model
 * @param register the delegate that stores the request
 * @param decision the id of the task in which people decide
 * @param clearing the delegates which clear a request as the decision's task does: what none of these has reached when the
 *     requestor is answered is closed; none: a request waits for its decision from the beginning
 */
public record ServedProcess(String key, String register, String decision, Set<String> clearing) {

    public ServedProcess {
        clearing = Set.copyOf(clearing);
    }

    /** Whether the request starts to wait for its decision only when the task is reached, which it does once. */
    boolean waitsFromItsTaskOn() {
        return !clearing.isEmpty();
    }
}
