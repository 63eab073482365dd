package org.countersign.security.session;

import org.countersign.testing.OnPostgreSql;

/** The same, on PostgreSQL. */
@OnPostgreSql
class BrowserSessionsOnPostgreSqlTests extends BrowserSessionsTests {}
