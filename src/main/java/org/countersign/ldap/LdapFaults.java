package org.countersign.ldap;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPURL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import org.countersign.ldap.LdapProperties.Groups;
import org.countersign.ldap.LdapProperties.Users;
import org.countersign.settings.SettingFaults;

/** What is wrong with the settings: all of it, so that nobody starts the service once for each fault. */
final class LdapFaults {

    /** No name is looked up: who answers for names would decide where passwords travel in the clear. */
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|::1");

    /** Without options. */
    private static final Pattern ATTRIBUTE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]*");

    private final SettingFaults faults = new SettingFaults("countersign.ldap");

    LdapFaults server(String url, boolean startTls) {
        try {
            var parsed = new LDAPURL(url.strip());
            requirePlain(parsed);
            requireEncrypted(parsed, startTls);
        } catch (LDAPException e) {
            fault("url", "must be of the form ldaps://directory.contoso.example");
        }
        return this;
    }

    private void requirePlain(LDAPURL url) {
        var known = url.getScheme().equals("ldap") || url.getScheme().equals("ldaps");
        if (!known || !url.hostProvided() || url.baseDNProvided() || url.filterProvided()) {
            fault("url", "must be ldap:// or ldaps:// with a host, perhaps a port, and nothing else");
        }
    }

    private void requireEncrypted(LDAPURL url, boolean startTls) {
        var encrypted = url.getScheme().equals("ldaps");
        if (encrypted && startTls) {
            fault("start-tls", "is for ldap:// alone; ldaps:// is encrypted from the start");
        }
        var host = String.valueOf(url.getHost()).toLowerCase(Locale.ROOT);
        if (!encrypted && !startTls && !LOOPBACK.matcher(host).matches()) {
            fault("url", "must be ldaps://, or start-tls must be true: passwords go this way");
        }
    }

    LdapFaults credentials(String bindDn, String bindPassword) {
        if (bindDn.isBlank() || !DN.isValidDN(bindDn)) {
            fault("bind-dn", "must be a distinguished name");
        }
        if (bindPassword.isEmpty()) {
            fault("bind-password", "must be set");
        }
        return this;
    }

    LdapFaults file(String name, String path) {
        if (!path.isBlank() && !Files.isReadable(Path.of(path))) {
            fault(name, "names no file that can be read: " + path);
        }
        return this;
    }

    LdapFaults users(Users users) {
        if (users.base().isBlank()) {
            fault("users.base", "must be set");
        }
        return base("users.base", users.base())
                .filter("users.filter", users.filter())
                .attribute("users.id", users.id())
                .attribute("users.principal-name", users.principalName())
                .attribute("users.nickname", users.nickname())
                .attribute("users.display-name", users.displayName())
                .attribute("users.mail", users.mail());
    }

    LdapFaults groups(Groups groups) {
        return base("groups.base", groups.base())
                .filter("groups.filter", groups.filter())
                .attribute("groups.id", groups.id())
                .attribute("groups.display-name", groups.displayName())
                .attribute("groups.member", groups.member());
    }

    <T extends Comparable<T>> LdapFaults within(String name, T value, T least, T most) {
        faults.within(name, value, least, most);
        return this;
    }

    void throwIfAny() {
        faults.throwIfAny();
    }

    private LdapFaults base(String name, String base) {
        if (!DN.isValidDN(base)) {
            fault(name, "must be a distinguished name");
        }
        return this;
    }

    private LdapFaults filter(String name, String filter) {
        try {
            Filter.create(filter);
        } catch (LDAPException e) {
            fault(name, "must be a filter, such as (objectClass=person)");
        }
        return this;
    }

    private LdapFaults attribute(String name, String attribute) {
        if (!ATTRIBUTE.matcher(attribute).matches()) {
            fault(name, "must name an attribute");
        }
        return this;
    }

    private void fault(String name, String what) {
        faults.fault(name, what);
    }
}
