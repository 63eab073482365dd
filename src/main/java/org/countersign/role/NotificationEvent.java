package org.countersign.role;

/** What people are mailed about. */
public enum NotificationEvent {
    /** Somebody is assigned a role eligibly, or such an assignment comes to its end. */
    ELIGIBLE_ASSIGNMENT,
    /** Somebody is assigned a role actively, or such an assignment comes to its end. */
    ACTIVE_ASSIGNMENT,
    /** Somebody who is eligible activates a role. */
    ACTIVATION
}
