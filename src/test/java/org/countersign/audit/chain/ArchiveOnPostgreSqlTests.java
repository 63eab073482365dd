package org.countersign.audit.chain;

import org.countersign.testing.OnPostgreSql;

@OnPostgreSql
class ArchiveOnPostgreSqlTests extends ArchiveTests {}
