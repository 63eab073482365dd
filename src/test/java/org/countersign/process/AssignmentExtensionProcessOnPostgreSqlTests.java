package org.countersign.process;

import org.countersign.testing.OnPostgreSql;

@OnPostgreSql
class AssignmentExtensionProcessOnPostgreSqlTests extends AssignmentExtensionProcessTests {}
