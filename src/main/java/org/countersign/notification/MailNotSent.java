package org.countersign.notification;

/** A mail did not go through this time. */
class MailNotSent extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MailNotSent(Exception cause) {
        super(cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage(), cause);
    }
}
