package org.countersign.assignment;

/** How an active assignment came to be. */
public enum AssignmentType {
    /** An administrator gave it. */
    ASSIGNED,
    /** Its holder activated an eligibility. */
    ACTIVATED
}
