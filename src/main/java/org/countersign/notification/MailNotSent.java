package org.countersign.notification;

/** A mail did not go through this time. */
class MailNotSent extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean forGood;

    MailNotSent(Exception cause) {
        this(cause, false);
    }

    private MailNotSent(Exception cause, boolean forGood) {
        super(reason(cause), cause);
        this.forGood = forGood;
    }

    /** It never will: nobody has that address. */
    static MailNotSent forGood(Exception cause) {
        return new MailNotSent(cause, true);
    }

    /** Whether it makes no sense to try again. */
    boolean isForGood() {
        return forGood;
    }

    /** In one line: a mail server's answer shall forge none in a log. */
    static String reason(Exception cause) {
        var message = cause.getMessage();
        return message == null
                ? cause.getClass().getSimpleName()
                : message.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]+", " ").strip();
    }
}
