package org.countersign.directory;

/** What kind of group it is. Either kind may approve. */
public enum GroupType {
    SECURITY,
    MICROSOFT_365
}
