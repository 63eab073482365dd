package org.countersign.ldap;

import com.unboundid.ldap.sdk.DN;

/**
 * An entry that could not be taken over, and why; one line each.
 *
 * @param entry its distinguished name
 */
public record LdapFault(String entry, String message) {

    static final int LONGEST_ENTRY = 512;
    static final int LONGEST_MESSAGE = 1000;

    public LdapFault {
        entry = line(entry, LONGEST_ENTRY);
        message = line(message, LONGEST_MESSAGE);
    }

    static LdapFault of(DN dn, String message) {
        return new LdapFault(dn.toString(), message);
    }

    /** Others wrote what is told here, and it goes into the log. */
    static String line(String text, int longest) {
        var clean = text.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", " ").strip();
        return clean.length() > longest ? clean.substring(0, longest - 1) + "\u2026" : clean;
    }
}
