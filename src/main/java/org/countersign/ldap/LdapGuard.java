package org.countersign.ldap;

import org.countersign.directory.DirectoryRefused;
import org.countersign.directory.PasswordSet;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Lets nobody give an account of the other directory a second password, which that directory could not take back. */
@Transactional(propagation = Propagation.MANDATORY)
class LdapGuard {

    private final LdapEntries entries;

    LdapGuard(LdapEntries entries) {
        this.entries = entries;
    }

    @EventListener
    void on(PasswordSet event) {
        if (entries.entryOf(event.user()).isPresent()) {
            throw new DirectoryRefused("The password of this account is kept in the LDAP directory.");
        }
    }
}
