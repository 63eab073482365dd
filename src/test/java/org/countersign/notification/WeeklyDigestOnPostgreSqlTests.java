package org.countersign.notification;

import org.countersign.testing.OnPostgreSql;

@OnPostgreSql
class WeeklyDigestOnPostgreSqlTests extends WeeklyDigestTests {}
