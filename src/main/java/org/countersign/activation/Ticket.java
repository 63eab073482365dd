package org.countersign.activation;

import org.countersign.assignment.PlainText;

/**
 * Where the work is tracked that the role is needed for; both parts empty where nobody named one.
 *
 * @param number at most 256 characters
 * @param system at most 256 characters
 */
public record Ticket(String number, String system) {

    private static final int MAXIMUM_LENGTH = 256;

    public static final Ticket NONE = new Ticket("", "");

    public Ticket {
        number = PlainText.line("ticketNumber", number, MAXIMUM_LENGTH);
        system = PlainText.line("ticketSystem", system, MAXIMUM_LENGTH);
    }

    boolean isComplete() {
        return !number.isEmpty() && !system.isEmpty();
    }

    /** For people to read; empty where nobody named one. */
    public String display() {
        return (system + " " + number).strip();
    }
}
