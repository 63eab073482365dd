/** What a transaction has read already, so that it asks the database once. It knows nothing of what is read. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.countersign.recall;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
