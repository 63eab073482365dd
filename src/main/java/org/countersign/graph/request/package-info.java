/** Requests for roles, and the approvals that they wait for. */
@NullMarked
package org.countersign.graph.request;

import org.jspecify.annotations.NullMarked;
