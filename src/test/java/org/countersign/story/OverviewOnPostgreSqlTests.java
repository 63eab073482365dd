package org.countersign.story;

import org.countersign.testing.OnPostgreSql;

@OnPostgreSql
class OverviewOnPostgreSqlTests extends OverviewTests {}
