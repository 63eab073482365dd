package org.countersign.assignment;

/** Which of the three views of Entra PIM. */
public enum Tab {
    /** What can be activated, now or later. */
    ELIGIBLE,
    /** What is held, now or later: assigned or activated. */
    ACTIVE,
    /** What was eligible or active until its time was over. */
    EXPIRED
}
