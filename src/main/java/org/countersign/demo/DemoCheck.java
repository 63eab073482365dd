package org.countersign.demo;

import java.util.List;
import org.countersign.doctor.Area;
import org.countersign.doctor.Finding;
import org.countersign.doctor.TableCheck;
import org.jooq.DSLContext;

/** Whether accounts with published passwords are here. */
class DemoCheck implements TableCheck {

    private final DemoMarks marks;

    DemoCheck(DSLContext dsl) {
        this.marks = new DemoMarks(dsl);
    }

    @Override
    public Area area() {
        return Area.DATABASE;
    }

    @Override
    public List<Finding> look() {
        return List.of(
                marks.isSet()
                        ? Finding.fault(
                                "This database holds demo data, whose passwords are published",
                                "Take another database, or another data folder, for anything but trying")
                        : Finding.ok("There is no demo data in this database"));
    }
}
