package org.countersign.invariants;

/** A role, somewhere. */
enum Post {
    PRINTERS(Role.PRINTERS, false),
    PRINTERS_IN_OSLO(Role.PRINTERS, true),
    PAYROLL(Role.PAYROLL, false);

    private final Role role;
    private final boolean inOslo;

    Post(Role role, boolean inOslo) {
        this.role = role;
        this.inOslo = inOslo;
    }

    Role role() {
        return role;
    }

    /** Whether it counts in a part of the organisation only. */
    boolean isInOslo() {
        return inOslo;
    }

    static Post of(Role role, boolean inOslo) {
        for (var post : values()) {
            if (post.role == role && post.inOslo == inOslo) {
                return post;
            }
        }
        throw new AssertionError("Nobody has " + role + " in Oslo");
    }
}
