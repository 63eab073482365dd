package org.countersign.recall;

import org.countersign.testing.OnPostgreSql;

@OnPostgreSql
class GatheredOnPostgreSqlTests extends GatheredTests {}
