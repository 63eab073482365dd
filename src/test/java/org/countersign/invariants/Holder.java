package org.countersign.invariants;

/** Who can be given a role in a sequence. */
sealed interface Holder permits Account, Team {}
