package org.countersign.invariants;

import org.countersign.testing.OnPostgreSql;

/** Fewer: each question takes longer there. */
@OnPostgreSql
class InvariantOnPostgreSqlTests extends InvariantTests {

    @Override
    int sequences() {
        return 100;
    }
}
