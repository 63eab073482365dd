package org.countersign.mfa;

import org.countersign.testing.OnPostgreSql;

@OnPostgreSql
class TotpOnPostgreSqlTests extends TotpTests {}
