package org.countersign.graph.odata;

import org.countersign.testing.OnPostgreSql;

@OnPostgreSql
class CollectionOnPostgreSqlTests extends CollectionTests {}
