package org.countersign.settings;

/** Keeps the service from starting, for a reason that somebody has to do something about. The message says both. */
public class CannotStart extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String remedy;

    /**
     * @param reason what is, in sentences
     * @param remedy what to do about it
     */
    public CannotStart(String reason, String remedy) {
        super(reason + " " + remedy);
        this.remedy = remedy;
    }

    String reason() {
        var message = String.valueOf(getMessage());
        return message.substring(0, message.length() - remedy.length()).strip();
    }

    String remedy() {
        return remedy;
    }
}
