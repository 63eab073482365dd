package org.countersign.invariants;

/** A role of a sequence. */
enum Role {
    PRINTERS,
    PAYROLL
}
