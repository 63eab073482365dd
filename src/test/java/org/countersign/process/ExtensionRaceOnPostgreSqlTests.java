package org.countersign.process;

import org.countersign.testing.OnPostgreSql;

@OnPostgreSql
class ExtensionRaceOnPostgreSqlTests extends ExtensionRaceTests {}
