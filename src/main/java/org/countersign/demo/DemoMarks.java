package org.countersign.demo;

import static org.countersign.demo.schema.tables.DemoMark.DEMO_MARK;

import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Whether a database holds demo data: accounts whose passwords are published. */
@Repository
@Transactional
class DemoMarks {

    private static final String DEMO = "demo";

    private final DSLContext dsl;

    DemoMarks(DSLContext dsl) {
        this.dsl = dsl;
    }

    boolean isSet() {
        return dsl.fetchExists(DEMO_MARK, DEMO_MARK.NAME.eq(DEMO));
    }

    void set() {
        dsl.insertInto(DEMO_MARK).set(DEMO_MARK.NAME, DEMO).execute();
    }
}
