package org.countersign.activation;

import java.util.List;
import org.countersign.assignment.EndReason;
import org.countersign.directory.UserId;
import org.jspecify.annotations.Nullable;

/** A fact of an activation's life, published in the transaction that made it true. */
public sealed interface ActivationEvent {

    Activation activation();

    /** Somebody asked for a role. */
    record ActivationRequested(Activation activation) implements ActivationEvent {}

    /** Rules were not met. */
    record ActivationRefused(Activation activation, List<Finding> failed) implements ActivationEvent {}

    /** The approvers are asked. */
    record ApprovalRequested(Activation activation) implements ActivationEvent {}

    /** An approver said yes. */
    record ActivationApproved(Activation activation, Decision decision) implements ActivationEvent {}

    /** An approver said no. */
    record ActivationDenied(Activation activation, Decision decision) implements ActivationEvent {}

    /** The requestor or an administrator took the request back. */
    record ActivationCanceled(Activation activation, UserId by) implements ActivationEvent {}

    /** Nobody answered in time. */
    record ActivationTimedOut(Activation activation) implements ActivationEvent {}

    /**
     * Its requestor was no longer eligible before the role was granted.
     *
     * @param by who took it from him; none: the service itself
     */
    record ActivationWithdrawn(Activation activation, @Nullable UserId by) implements ActivationEvent {}

    /** The role will be granted at the start that was asked for. */
    record ActivationScheduled(Activation activation) implements ActivationEvent {}

    /** The role is granted. */
    record ActivationGranted(Activation activation) implements ActivationEvent {}

    /** The grant was refused. */
    record ActivationFailed(Activation activation, List<Finding> violations) implements ActivationEvent {}

    /**
     * The granted role is over.
     *
     * @param by who ended it; none: the service itself
     */
    record ActivationEnded(Activation activation, EndReason reason, @Nullable UserId by, String justification)
            implements ActivationEvent {}
}
