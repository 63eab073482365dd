package org.countersign.role;

/** As what people are mailed. */
public enum NotificationRecipient {
    /** Who administers roles now. */
    ADMIN,
    /** Who is assigned the role, or asks for it. */
    REQUESTOR,
    /** Who is asked to decide. */
    APPROVER
}
