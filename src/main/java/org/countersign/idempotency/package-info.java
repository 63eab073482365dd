/** What was answered already, for callers who ask again because the first answer never reached them. */
@NullMarked
@ApplicationModule(allowedDependencies = {"directory", "time"})
package org.countersign.idempotency;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
