package org.countersign.doctor;

/**
 * What a check has found.
 *
 * @param text what is, in a sentence without a full stop; never a secret
 * @param remedy what to do about it; empty: nothing
 */
public record Finding(Level level, String text, String remedy) {

    public static Finding ok(String text) {
        return new Finding(Level.OK, text, "");
    }

    public static Finding warn(String text, String remedy) {
        return new Finding(Level.WARN, text, remedy);
    }

    public static Finding fault(String text, String remedy) {
        return new Finding(Level.FAULT, text, remedy);
    }
}
