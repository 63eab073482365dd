package org.countersign.process;

import java.util.Optional;
import org.countersign.activation.Activation;
import org.countersign.assignment.ExtensionRequest;

/** The messages by which a process instance learns that its request or role is over. */
enum ClosingMessage {
    /** The request was cancelled, timed out, or lost its eligibility before the grant. */
    REQUEST_CLOSED("Message_RequestClosed"),
    /** The holder gave the role back, or it ended before a timer said so. */
    ROLE_DEACTIVATED("Message_RoleDeactivated"),
    /** The eligibility of a granted role was removed. */
    ELIGIBILITY_WITHDRAWN("Message_EligibilityWithdrawn"),
    /** A request to extend or renew was cancelled, timed out, or lost its assignment before the decision. */
    EXTENSION_CLOSED("Message_ExtensionClosed");

    private final String messageName;

    ClosingMessage(String messageName) {
        this.messageName = messageName;
    }

    /** The message's name in the models. */
    String messageName() {
        return messageName;
    }

    /** What to tell the process of an activation that is over; nothing for one that is not. */
    static Optional<ClosingMessage> about(Activation activation) {
        return switch (activation.status()) {
            case CANCELED, TIMED_OUT -> Optional.of(REQUEST_CLOSED);
            case DEACTIVATED, REVOKED, EXPIRED, EXTENDED -> Optional.of(ROLE_DEACTIVATED);
            case WITHDRAWN -> Optional.of(activation.start() == null ? REQUEST_CLOSED : ELIGIBILITY_WITHDRAWN);
            default -> Optional.empty();
        };
    }

    /** What to tell the process of a request to extend or renew that is over; nothing for one that is not. */
    static Optional<ClosingMessage> about(ExtensionRequest request) {
        return switch (request.status()) {
            case CANCELED, TIMED_OUT, WITHDRAWN -> Optional.of(EXTENSION_CLOSED);
            default -> Optional.empty();
        };
    }
}
