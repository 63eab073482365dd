package org.countersign.graph.policy;

import org.countersign.testing.OnPostgreSql;

@OnPostgreSql
class PolicyProposalsOnPostgreSqlTests extends PolicyProposalsTests {}
