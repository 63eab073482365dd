/** How the engine is set up and what it must never do: expressions, models, deployments. */
@NullMarked
package org.countersign.process.engine;

import org.jspecify.annotations.NullMarked;
