package org.countersign.graph.schedule;

import java.util.Locale;
import org.countersign.graph.error.GraphException;

/** In what part the caller of {@code filterByCurrentUser(on='…')} wants to be found. */
public enum Whose {
    PRINCIPAL,
    APPROVER;

    public static Whose of(String on) {
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

    public static void requireApprover(String on) {
        if (of(on) != APPROVER) {
            throw notServed("'approver'");
        }
    }

    private static GraphException notServed(String served) {
        return GraphException.badRequest("filterByCurrentUser is served here with on=" + served + ".");
    }
}
