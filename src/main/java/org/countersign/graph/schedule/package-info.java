/** What roles there are, who may activate them, who holds them, and until when. */
@NullMarked
package org.countersign.graph.schedule;

import org.jspecify.annotations.NullMarked;
