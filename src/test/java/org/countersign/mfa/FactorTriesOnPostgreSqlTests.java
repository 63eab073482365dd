package org.countersign.mfa;

import org.countersign.testing.OnPostgreSql;

/** The same on PostgreSQL, whose locks are others. */
@OnPostgreSql
class FactorTriesOnPostgreSqlTests extends FactorTriesTests {}
