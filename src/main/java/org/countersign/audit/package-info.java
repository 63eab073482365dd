/** The trail: every fact, written in the transaction that made it true. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "activation",
            "assignment",
            "breakglass",
            "directory",
            "doctor",
            "firstrun",
            "keys",
            "metrics",
            "mfa",
            "notification",
            "notification :: webhook",
            "query",
            "recall",
            "role",
            "security",
            "settings",
            "time"
        })
package org.countersign.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
