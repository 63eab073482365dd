/** Tasklist: one sign-in with the rest of the service, and only the routes an approver needs. */
@NullMarked
package org.countersign.process.tasklist;

import org.jspecify.annotations.NullMarked;
