/** The web pages on which people keep what they sign in with. */
@NullMarked
@ApplicationModule(allowedDependencies = {"directory", "mfa", "security"})
package org.countersign.console;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
