/** When: the one clock that decides whether a right is effective. */
@NullMarked
@ApplicationModule(allowedDependencies = {"metrics", "recall"})
package org.countersign.time;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
