/** The first run: how the first administrator comes into an empty directory. */
@NullMarked
@ApplicationModule(allowedDependencies = {"assignment", "breakglass", "directory", "role", "keys", "security", "time"})
package org.countersign.firstrun;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
