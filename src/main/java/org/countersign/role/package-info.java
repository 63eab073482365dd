/** What can be held, under which settings. */
@NullMarked
@ApplicationModule(allowedDependencies = {"recall", "query", "directory", "settings", "time"})
package org.countersign.role;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
