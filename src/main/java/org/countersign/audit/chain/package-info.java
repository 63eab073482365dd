/** What makes a change of the trail show: digests, the chain of seals, signed checkpoints, and their verification. */
@NullMarked
package org.countersign.audit.chain;

import org.jspecify.annotations.NullMarked;
