/** How requests come in and bodies are read: paths, filters, callers, and errors on their way out. */
@NullMarked
package org.countersign.graph.wire;

import org.jspecify.annotations.NullMarked;
