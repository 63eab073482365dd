package org.countersign.directory;

/** Whether a user belongs to the organisation or visits it. */
public enum UserType {
    MEMBER,
    GUEST
}
