/** Notices to people: their kinds, recipients, wording and delivery. */
@NullMarked
@ApplicationModule(allowedDependencies = {"directory", "role", "assignment", "time"})
package org.countersign.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
