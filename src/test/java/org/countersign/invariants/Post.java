package org.countersign.invariants;

/** A role, somewhere. */
enum Post {
    PRINTERS(Role.PRINTERS, "/"),
    PRINTERS_IN_OSLO(Role.PRINTERS, "/oslo"),
    PAYROLL(Role.PAYROLL, "/");

    private final Role role;
    private final String scope;

    Post(Role role, String scope) {
        this.role = role;
        this.scope = scope;
    }

    Role role() {
        return role;
    }

    String scope() {
        return scope;
    }

    static Post of(Role role, String scope) {
        for (var post : values()) {
            if (post.role == role && post.scope.equals(scope)) {
                return post;
            }
        }
        throw new AssertionError("Nobody works as " + role + " at " + scope);
    }
}
