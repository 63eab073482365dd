package org.countersign.graph.wire;

import org.countersign.testing.OnPostgreSql;

@OnPostgreSql
class IdempotencyOnPostgreSqlTests extends IdempotencyTests {}
