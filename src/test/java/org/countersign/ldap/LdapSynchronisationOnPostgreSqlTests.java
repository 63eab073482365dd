package org.countersign.ldap;

import org.countersign.testing.OnPostgreSql;

@OnPostgreSql
class LdapSynchronisationOnPostgreSqlTests extends LdapSynchronisationTests {}
