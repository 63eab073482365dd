/** Signed calls to other programs: where they may go, how they are signed, and how long they may take. */
@NullMarked
@NamedInterface("webhook")
package org.countersign.notification.webhook;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
