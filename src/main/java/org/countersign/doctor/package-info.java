/** Looks over an installation and says what is to be done. What a room alone knows, it checks itself: the arrow points here. */
@NullMarked
@ApplicationModule(allowedDependencies = {"settings", "time"})
package org.countersign.doctor;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
