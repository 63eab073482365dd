/** Countersign, a self-hosted Privileged Identity Management service. One package a room; each says what it may import. */
@NullMarked
package org.countersign;

import org.jspecify.annotations.NullMarked;
