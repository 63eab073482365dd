/** What was done, and who was told of it. */
@NullMarked
package org.countersign.graph.audit;

import org.jspecify.annotations.NullMarked;
