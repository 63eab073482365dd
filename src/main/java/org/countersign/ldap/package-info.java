/** People and groups of another directory, which is asked over LDAP: taken over from time to time, their passwords at each sign-in. */
@NullMarked
@ApplicationModule(allowedDependencies = {"directory", "doctor", "settings", "time"})
package org.countersign.ldap;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
