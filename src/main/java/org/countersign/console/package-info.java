/** The web pages on which people keep what they sign in with, and read the audit. */
@NullMarked
@ApplicationModule(allowedDependencies = {"audit", "directory", "mfa", "query", "role", "security"})
package org.countersign.console;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
