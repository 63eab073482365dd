package org.countersign.graph;

import org.countersign.testing.OnPostgreSql;

@OnPostgreSql
class PolicyProposalsOnPostgreSqlTests extends PolicyProposalsTests {}
