/** Sign-in, sessions and the person who is signed in. */
@NullMarked
@ApplicationModule(allowedDependencies = {"directory", "keys", "mfa", "settings", "time"})
package org.countersign.security;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
