package org.countersign.breakglass;

import org.countersign.testing.OnPostgreSql;

@OnPostgreSql
class BreakGlassOnPostgreSqlTests extends BreakGlassTests {}
