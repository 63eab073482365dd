package org.countersign.notification;

/** How far a notice has come, as people are told. */
public enum DeliveryStatus {
    /** It waits for its first attempt, or is on its way. */
    QUEUED,
    /** It did not go through yet, and will be tried again. */
    RETRYING,
    /** The mail server has taken it. */
    SENT,
    /** It never went through, and will not be tried again. */
    GIVEN_UP;

    static DeliveryStatus of(DeliveryState state, String lastError) {
        return switch (state) {
            case QUEUED -> lastError.isEmpty() ? QUEUED : RETRYING;
            case SENT -> SENT;
            case GIVEN_UP -> GIVEN_UP;
        };
    }
}
