package org.countersign.assignment;

import org.countersign.testing.OnPostgreSql;

@OnPostgreSql
class AssignmentOrdersOnPostgreSqlTests extends AssignmentOrdersTests {}
