/** Notices to people: their kinds, recipients, wording and delivery. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "assignment",
            "breakglass",
            "directory",
            "doctor",
            "keys",
            "metrics",
            "mfa",
            "query",
            "role",
            "security",
            "settings",
            "time"
        })
package org.countersign.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
