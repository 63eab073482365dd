/** Users, groups, services and administrative units, and who keeps them. */
@NullMarked
package org.countersign.graph.directory;

import org.jspecify.annotations.NullMarked;
