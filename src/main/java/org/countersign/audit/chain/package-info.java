/**
 * What makes a change of the trail show: digests, the chain of seals, signed checkpoints, and their verification. For the
 * commands as well, which verify without the service.
 */
@NullMarked
@NamedInterface("chain")
package org.countersign.audit.chain;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
