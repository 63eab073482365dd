package org.countersign.firstrun;

import org.countersign.testing.OnPostgreSql;

@OnPostgreSql
class FirstRunOnPostgreSqlTests extends FirstRunTests {}
