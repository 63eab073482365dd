package org.countersign.ldap;

import com.unboundid.ldap.sdk.LDAPException;
import java.security.GeneralSecurityException;
import java.util.List;
import org.countersign.doctor.Area;
import org.countersign.doctor.Check;
import org.countersign.doctor.Finding;

/** Whether the other directory takes the service in. */
class LdapCheck implements Check {

    private final LdapProperties properties;

    LdapCheck(LdapProperties properties) {
        this.properties = properties;
    }

    @Override
    public Area area() {
        return Area.LDAP;
    }

    @Override
    public List<Finding> look() throws LDAPException, GeneralSecurityException {
        if (properties.url().isBlank()) {
            return List.of(Finding.ok("No other directory is named"));
        }
        var server = new LdapServer(properties);
        try (var connection = server.connect()) {
            return List.of(
                    connection.getEntry(properties.users().base(), "1.1") == null
                            ? Finding.fault(
                                    "The directory " + properties.url() + " has no entry "
                                            + properties.users().base(),
                                    "Correct COUNTERSIGN_LDAP_USERS_BASE, or let the service read it")
                            : Finding.ok("The directory " + properties.url() + " answers"));
        } catch (LDAPException e) {
            return List.of(Finding.fault(
                    "The directory " + properties.url() + " cannot be read: "
                            + e.getResultCode().getName() + ", " + e.getDiagnosticMessage(),
                    "Look at COUNTERSIGN_LDAP_URL, …_BIND_DN, …_BIND_PASSWORD and …_TRUSTSTORE, and whether it runs"));
        } finally {
            server.destroy();
        }
    }
}
