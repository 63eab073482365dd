/** What is measured of the store, read together. It knows nothing of what the figures mean. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.countersign.metrics;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
