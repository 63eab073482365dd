package org.countersign.ldap;

import com.unboundid.ldap.sdk.DN;
import java.util.Set;

/**
 * A group as the other directory has it.
 *
 * @param members its direct members, whoever they are
 */
record LdapGroup(EntryId id, DN dn, String displayName, Set<DN> members) implements LdapEntry {}
