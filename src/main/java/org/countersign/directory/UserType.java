package org.countersign.directory;

/** Whose account it is. */
public enum UserType {
    /** Somebody of the organisation. */
    MEMBER,
    /** Somebody who visits it. */
    GUEST,
    /** A program that works for nobody in particular. It reads, and holds roles for a time; it asks and decides nothing. */
    SERVICE
}
