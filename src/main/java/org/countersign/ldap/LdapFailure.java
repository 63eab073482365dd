package org.countersign.ldap;

import com.unboundid.ldap.sdk.LDAPException;

/** Why a reading changed nothing. */
final class LdapFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final int LONGEST = 1000;

    LdapFailure(String message) {
        super(message);
    }

    /** In a line, for the log and for administrators. */
    static String reason(Exception e) {
        var text = e instanceof LDAPException ldap
                ? ldap.getResultCode().getName() + ": " + ldap.getMessage()
                : e instanceof LdapFailure ? String.valueOf(e.getMessage()) : e.toString();
        return LdapFault.line(text, LONGEST);
    }
}
