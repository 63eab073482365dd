/** What callers are told when they are turned down. */
@NullMarked
package org.countersign.graph.error;

import org.jspecify.annotations.NullMarked;
