/** What a role asks for, and the proposals to change it. */
@NullMarked
package org.countersign.graph.policy;

import org.jspecify.annotations.NullMarked;
