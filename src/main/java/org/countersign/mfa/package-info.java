/** Proof of a second factor: who proved it, how, when and for what. */
@NullMarked
@ApplicationModule(allowedDependencies = {"directory", "keys", "time"})
package org.countersign.mfa;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
