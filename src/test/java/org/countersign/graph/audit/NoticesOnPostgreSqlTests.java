package org.countersign.graph.audit;

import org.countersign.testing.OnPostgreSql;

@OnPostgreSql
class NoticesOnPostgreSqlTests extends NoticesTests {}
