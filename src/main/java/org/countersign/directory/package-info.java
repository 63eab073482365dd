/** Who: users, the persons behind them, and nested groups. */
@NullMarked
@ApplicationModule(allowedDependencies = {"query", "recall"})
package org.countersign.directory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
