package org.countersign.doctor;

/** How bad it is; the ordinal is the exit code. */
public enum Level {
    /** As it should be. */
    OK,
    /** It works, and something will go wrong some day. */
    WARN,
    /** Something does not work. */
    FAULT
}
