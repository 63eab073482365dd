package org.countersign.process;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.countersign.assignment.AssignmentKind;
import org.countersign.assignment.ExtensionKind;
import org.countersign.assignment.ExtensionTerms;
import org.countersign.assignment.RequestExtension;
import org.jspecify.annotations.Nullable;

/**
 * In which words a request to extend or renew, and the terms it is approved on, go through the engine: each variable a
 * text. Who asks and who decides is none of them; that is the signed-in user.
 */
final class ExtensionVariables {

    static final String ACTION = "action";
    static final String TYPE = "assignmentType";
    static final String ROLE = StartVariables.ROLE;
    static final String SCOPE = StartVariables.SCOPE;
    static final String JUSTIFICATION = StartVariables.JUSTIFICATION;
    static final String START = StartVariables.START;
    static final String END = StartVariables.END;

    /** A start that says: as soon as it is approved. */
    static final String NOW = "now";

    /** An end that says: there is none. */
    static final String PERMANENT = "permanent";

    /** What a process is started with. */
    static final Set<String> NAMES = Set.of(ACTION, TYPE, ROLE, SCOPE, JUSTIFICATION, START, END);

    static final Map<String, ExtensionKind> ACTIONS =
            Map.of("selfextend", ExtensionKind.EXTEND, "selfrenew", ExtensionKind.RENEW);

    static final Map<String, AssignmentKind> TYPES =
            Map.of("eligible", AssignmentKind.ELIGIBLE, "active", AssignmentKind.ACTIVE);

    private ExtensionVariables() {}

    static VariableMap of(RequestExtension order) {
        return of(order.asked())
                .putValue(ACTION, order.kind() == ExtensionKind.EXTEND ? "selfExtend" : "selfRenew")
                .putValue(ROLE, order.role().toString())
                .putValue(SCOPE, order.scope().path())
                .putValue(JUSTIFICATION, order.justification());
    }

    static VariableMap of(ExtensionTerms terms) {
        return Variables.createVariables()
                .putValue(TYPE, terms.kind() == AssignmentKind.ELIGIBLE ? "Eligible" : "Active")
                .putValue(START, text(terms.start(), NOW))
                .putValue(END, text(terms.end(), PERMANENT));
    }

    private static String text(@Nullable Instant moment, String none) {
        return moment == null ? none : moment.toString();
    }
}
