/** Who may hold a role and who holds it, and when; who may approve, and what the product's own roles allow. */
@NullMarked
@ApplicationModule(allowedDependencies = {"metrics", "query", "recall", "directory", "doctor", "role", "mfa", "time"})
package org.countersign.assignment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
