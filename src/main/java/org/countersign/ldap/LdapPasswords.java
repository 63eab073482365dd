package org.countersign.ldap;

import com.unboundid.ldap.sdk.LDAPException;
import java.util.Optional;
import org.countersign.directory.ForeignPasswords;
import org.countersign.directory.UserId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the other directory whether a password is right: it looks for the person by the id that never changes, and binds
 * with the name he has at that moment. A name that was kept could be somebody else's by now. Who is no longer among those
 * who are taken over has no right password, even before the next reading.
 */
class LdapPasswords implements ForeignPasswords {

    private static final Logger log = LoggerFactory.getLogger(LdapPasswords.class);

    private final LdapEntries entries;
    private final LdapReader reader;
    private final LdapServer server;

    LdapPasswords(LdapEntries entries, LdapReader reader, LdapServer server) {
        this.entries = entries;
        this.reader = reader;
        this.server = server;
    }

    @Override
    public Optional<Boolean> matches(UserId user, String password) {
        return entries.entryOf(user).map(entry -> isRight(entry, password));
    }

    private boolean isRight(EntryId entry, String password) {
        if (isAsGoodAsNone(password)) {
            return false;
        }
        try {
            var dn = reader.find(entry);
            return dn.isPresent() && server.accepts(dn.get(), password);
        } catch (LDAPException e) {
            log.warn("LDAP: nobody could be asked for the password of {}: {}", entry.value(), LdapFailure.reason(e));
            return false;
        }
    }

    /** A server may read as far as the first null character. */
    private static boolean isAsGoodAsNone(String password) {
        return password.isEmpty() || password.indexOf('\0') >= 0;
    }
}
