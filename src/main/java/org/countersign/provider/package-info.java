/** Another provider of identities (OpenID Connect): people sign in there, prove a second factor there, and bring its tokens. */
@NullMarked
@ApplicationModule(allowedDependencies = {"directory", "doctor", "mfa", "security", "settings", "time"})
package org.countersign.provider;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
