package org.countersign.audit.chain;

import org.countersign.testing.OnPostgreSql;

@OnPostgreSql
class StoredDigestOnPostgreSqlTests extends StoredDigestTests {}
