/** What the service is started with: all faults of it at once, in words. It knows nothing of what the settings mean. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.countersign.settings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
