package org.countersign.directory;

import org.countersign.testing.OnPostgreSql;

@OnPostgreSql
class MembershipsOnPostgreSqlTests extends MembershipsTests {}
