package org.countersign.notification;

import java.util.UUID;
import org.countersign.assignment.DirectAssignment;
import org.countersign.assignment.ExtensionRequest;
import org.jspecify.annotations.Nullable;

/**
 * What there is to tell of an assignment that ends, or of a request to extend or renew it.
 *
 * @param correlation the request's id, or else the assignment's
 * @param assignment as it stands, or as it stood at the request
 * @param request none: nobody asked for anything
 */
public record AssignmentNotice(UUID correlation, DirectAssignment assignment, @Nullable ExtensionRequest request) {

    /** Of an assignment that is about to end, or has ended. */
    public static AssignmentNotice about(DirectAssignment assignment) {
        return new AssignmentNotice(assignment.id(), assignment, null);
    }

    /** Of a request, and what became of it. */
    public static AssignmentNotice about(ExtensionRequest request) {
        return new AssignmentNotice(request.id().value(), request.target(), request);
    }
}
