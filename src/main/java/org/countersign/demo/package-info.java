/** The demo directory, and the guard that keeps it out of production. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"assignment", "directory", "doctor", "mfa", "role", "security", "settings", "time"})
package org.countersign.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
