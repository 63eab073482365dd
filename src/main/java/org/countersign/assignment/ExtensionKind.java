package org.countersign.assignment;

/** What a holder asks for. */
public enum ExtensionKind {
    /** That an assignment which is about to end ends later. */
    EXTEND,
    /** That an assignment which has ended begins anew. */
    RENEW
}
