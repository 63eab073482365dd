/** The engine's view of the directory: read-only, and without passwords. */
@NullMarked
package org.countersign.directory.camunda;

import org.jspecify.annotations.NullMarked;
