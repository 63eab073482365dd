package org.countersign.audit;

import org.countersign.testing.OnPostgreSql;

@OnPostgreSql
class FactsTogetherOnPostgreSqlTests extends FactsTogetherTests {}
