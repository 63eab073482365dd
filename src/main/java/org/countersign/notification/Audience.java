package org.countersign.notification;

import org.countersign.role.NotificationRecipient;

/** As what somebody gets a notice. */
enum Audience {
    /** Who asked for the role, or was assigned it. */
    REQUESTOR(NotificationRecipient.REQUESTOR),
    /** Everybody who is asked to decide. */
    APPROVERS(NotificationRecipient.APPROVER),
    /** Who administers roles now. */
    ADMINISTRATORS(NotificationRecipient.ADMIN);

    private final NotificationRecipient recipient;

    Audience(NotificationRecipient recipient) {
        this.recipient = recipient;
    }

    /** As whom a role's settings know it. */
    NotificationRecipient recipient() {
        return recipient;
    }
}
