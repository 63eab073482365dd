package org.countersign.activation;

import org.countersign.assignment.InvalidRequest;

/** There is already what was asked for: a pending request, or the active role. */
public final class ActivationConflict extends InvalidRequest {

    private static final long serialVersionUID = 1L;

    private ActivationConflict(String code, String message) {
        super(code, message);
    }

    static ActivationConflict pending() {
        return new ActivationConflict(
                "RoleAssignmentRequestExists",
                "A request for this role is pending already. Wait for its decision, or cancel it first.");
    }

    static ActivationConflict active() {
        return new ActivationConflict("RoleAssignmentExists", "The role is active already.");
    }
}
