package org.countersign.firstrun;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Begins the first run before the port opens. The demo brings its own people. */
@Component
@Profile("!demo")
class FirstRunStart implements SmartInitializingSingleton {

    private final FirstRun firstRun;

    FirstRunStart(FirstRun firstRun) {
        this.firstRun = firstRun;
    }

    @Override
    public void afterSingletonsInstantiated() {
        firstRun.begin();
    }
}
