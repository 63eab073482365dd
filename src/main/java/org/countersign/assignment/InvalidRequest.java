package org.countersign.assignment;

/** A request that cannot be meant: it is turned down before any rule is asked, and leaves nothing but its audit. */
public class InvalidRequest extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final String message;

    /**
     * @param code the error's name on the wire
     * @param message what to change, for the caller to read
     */
    public InvalidRequest(String code, String message) {
        super(message);
        this.code = code;
        this.message = message;
    }

    /** The error's name on the wire. */
    public String code() {
        return code;
    }

    @Override
    public String getMessage() {
        return message;
    }
}
