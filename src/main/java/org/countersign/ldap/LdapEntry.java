package org.countersign.ldap;

import com.unboundid.ldap.sdk.DN;

/** What was read of one entry. */
sealed interface LdapEntry permits LdapPerson, LdapGroup {

    EntryId id();

    /** Where it is at present: such a name changes, and may be given to somebody else. */
    DN dn();
}
