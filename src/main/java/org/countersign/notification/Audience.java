package org.countersign.notification;

/** As what somebody gets a notice. */
enum Audience {
    /** Who asked for the role. */
    REQUESTOR,
    /** Everybody who is asked to decide. */
    APPROVERS,
    /** Who administers roles now. */
    ADMINISTRATORS
}
