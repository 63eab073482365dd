package org.countersign.demo;

import org.countersign.settings.CannotStart;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Refuses to serve for real from a database that holds demo data. */
@Component
@Profile("!demo")
@Order(Ordered.HIGHEST_PRECEDENCE)
class DemoGuard implements SmartInitializingSingleton {

    private final DemoMarks marks;

    DemoGuard(DemoMarks marks) {
        this.marks = marks;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (marks.isSet()) {
            throw new CannotStart(
                    "This database holds demo data, whose passwords are published.",
                    "Point SPRING_DATASOURCE_URL or COUNTERSIGN_DATA_DIR at another one.");
        }
    }
}
