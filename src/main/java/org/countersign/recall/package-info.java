/**
 * What a transaction has read already, so that it asks the database once, and what it has still to write, so that it
 * writes it together. It knows nothing of what is read or written.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.countersign.recall;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
