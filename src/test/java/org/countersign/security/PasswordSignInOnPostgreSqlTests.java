package org.countersign.security;

import org.countersign.testing.OnPostgreSql;

@OnPostgreSql
class PasswordSignInOnPostgreSqlTests extends PasswordSignInTests {}
