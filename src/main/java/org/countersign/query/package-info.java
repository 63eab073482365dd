/** How lists are asked for: what is wanted of them, in what order, and from where on. It knows nothing of what is listed. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.countersign.query;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
