/** The break-glass account: one that lies in an envelope, opens every door, and is heard by everybody. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"assignment", "directory", "doctor", "role", "keys", "mfa", "recall", "security", "time"
        })
package org.countersign.breakglass;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
