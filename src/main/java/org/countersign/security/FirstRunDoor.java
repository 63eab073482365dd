package org.countersign.security;

/** The page on which the first administrator is created. The sign-in page leads there while it is open. */
public interface FirstRunDoor {

    /** Whether the first administrator is still to come. */
    boolean isOpen();
}
