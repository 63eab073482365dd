package org.countersign.assignment;

import java.util.List;
import org.countersign.directory.UserId;
import org.jspecify.annotations.Nullable;

/** A fact of the life of a request to extend or renew, published in the transaction that made it true. */
public sealed interface ExtensionEvent {

    ExtensionRequest request();

    /** Somebody asked, and the administrators are asked. */
    record ExtensionRequested(ExtensionRequest request) implements ExtensionEvent {}

    /** Somebody asked, and rules were not met. */
    record ExtensionRefused(ExtensionRequest request, List<ExtensionFinding> failed) implements ExtensionEvent {}

    /** An administrator said yes, and the assignment goes on. */
    record ExtensionApproved(ExtensionRequest request, ExtensionDecision decision) implements ExtensionEvent {}

    /** An administrator said no. */
    record ExtensionDenied(ExtensionRequest request, ExtensionDecision decision) implements ExtensionEvent {}

    /** The requestor or an administrator took the request back. */
    record ExtensionCanceled(ExtensionRequest request, UserId by) implements ExtensionEvent {}

    /** Nobody answered in time. */
    record ExtensionTimedOut(ExtensionRequest request) implements ExtensionEvent {}

    /**
     * What was to be extended was removed.
     *
     * @param by who removed it; none: the service itself
     */
    record ExtensionWithdrawn(ExtensionRequest request, @Nullable UserId by) implements ExtensionEvent {}
}
