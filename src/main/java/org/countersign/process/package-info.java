/** The engine's side: delegates, listeners and the guard around the engine. With {@code directory.camunda}, the only room that imports it. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "activation",
            "assignment",
            "directory",
            "doctor",
            "metrics",
            "notification",
            "role",
            "security",
            "time",
            "mfa"
        })
package org.countersign.process;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
