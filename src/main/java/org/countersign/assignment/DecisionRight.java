package org.countersign.assignment;

/** Whether somebody may decide a request at this moment. */
public enum DecisionRight {
    MAY_DECIDE,
    /** The request is his own, or that of another account of the same person. */
    OWN_REQUEST,
    /** He may see the request, but has to activate his approving role first. */
    MUST_ACTIVATE_FIRST,
    /** He is nobody to this request, or his account is disabled. */
    NOT_AN_APPROVER
}
