package org.countersign.graph;

import java.util.Locale;

/** In what part the caller of {@code filterByCurrentUser(on='…')} wants to be found. */
enum Whose {
    PRINCIPAL,
    APPROVER;

    static Whose of(String on) {
        return switch (on.toLowerCase(Locale.ROOT)) {
            case "principal" -> PRINCIPAL;
            case "approver" -> APPROVER;
            default -> throw notServed("'principal' and on='approver'");
        };
    }

    static void requirePrincipal(String on) {
        if (of(on) != PRINCIPAL) {
            throw notServed("'principal'");
        }
    }

    static void requireApprover(String on) {
        if (of(on) != APPROVER) {
            throw notServed("'approver'");
        }
    }

    private static GraphException notServed(String served) {
        return GraphException.badRequest("filterByCurrentUser is served here with on=" + served + ".");
    }
}
