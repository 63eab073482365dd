package org.countersign.notification;

/** A mail did not go through this time. */
class MailNotSent extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MailNotSent(Exception cause) {
        super(reason(cause), cause);
    }

    /** In one line: a mail server's answer shall forge none in a log. */
    static String reason(Exception cause) {
        var message = cause.getMessage();
        return message == null
                ? cause.getClass().getSimpleName()
                : message.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]+", " ").strip();
    }
}
