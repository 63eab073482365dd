package org.countersign.process;

import org.countersign.testing.OnPostgreSql;

@OnPostgreSql
class OneTransactionOnPostgreSqlTests extends OneTransactionTests {}
