package org.countersign.demo;

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
            throw new IllegalStateException("This database holds demo data, whose passwords are published."
                    + " Point spring.datasource.url or countersign.data-dir at another one.");
        }
    }
}
