package org.countersign.activation;

/** There is already what was asked for: a pending request, or the active role. */
public class ActivationConflict extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean active;

    private ActivationConflict(boolean active, String message) {
        super(message);
        this.active = active;
    }

    static ActivationConflict pending() {
        return new ActivationConflict(
                false, "A request for this role is pending already. Wait for its decision, or cancel it first.");
    }

    static ActivationConflict active() {
        return new ActivationConflict(true, "The role is active already.");
    }

    /** Whether the role is active; otherwise a request is pending. */
    public boolean isActive() {
        return active;
    }
}
