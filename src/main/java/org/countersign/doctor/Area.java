package org.countersign.doctor;

import java.util.Locale;

/** What is looked at, in the order of the report. */
public enum Area {
    SETTINGS,
    MACHINE,
    DATABASE,
    KEYS,
    AUDIT,
    ADMINISTRATORS,
    APPROVERS,
    PROCESSES,
    MAIL,
    WEBHOOKS,
    LDAP,
    PROVIDER;

    /** As it stands in the report. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
