/** The keys that lie outside the database, and what is sealed with them. */
@NullMarked
@ApplicationModule(allowedDependencies = {"doctor", "settings"})
package org.countersign.keys;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
