/** The REST API, in Microsoft Graph's vocabulary. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "activation",
            "assignment",
            "audit",
            "audit :: chain",
            "breakglass",
            "directory",
            "idempotency",
            "mfa",
            "notification",
            "query",
            "role",
            "security",
            "settings",
            "time"
        })
package org.countersign.graph;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
