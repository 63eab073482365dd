package org.countersign.notification;

/** What has become of a queued mail. */
enum DeliveryState {
    QUEUED,
    SENT,
    GIVEN_UP
}
