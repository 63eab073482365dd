/** The life of a request to activate a role, and the rules it has to meet. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "metrics",
            "query",
            "recall",
            "directory",
            "role",
            "mfa",
            "assignment",
            "settings",
            "time"
        })
package org.countersign.activation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
