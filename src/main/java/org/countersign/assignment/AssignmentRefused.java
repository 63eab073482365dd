package org.countersign.assignment;

import java.util.List;

/** An order that is not carried out. The message is for the administrator who gave it. */
public class AssignmentRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why it is not carried out. */
    public enum Reason {
        /** Who gave it holds no active administrator's role. */
        NOT_ADMINISTRATOR,
        /** It would give something to himself, to another account of his, or to a group that one of them is in. */
        OWN,
        /** There is such an assignment already. */
        EXISTS,
        /** There is no such assignment. */
        MISSING,
        /** The role's settings do not allow it. */
        RULES,
        /** It would leave nobody who holds Global Administrator for good. */
        LAST_GLOBAL_ADMINISTRATOR,
        /** It would last less than 5 minutes. */
        TOO_SHORT,
        /** It cannot be meant. */
        INVALID
    }

    /**
     * A rule of the role's settings that is not met.
     *
     * @param rule its name on the wire
     */
    public record Violation(String rule, String reason) {}

    private final Reason reason;
    private final transient List<Violation> violations;

    AssignmentRefused(Reason reason, String message) {
        super(message);
        this.reason = reason;
        this.violations = List.of();
    }

    AssignmentRefused(List<Violation> violations) {
        super(String.join(" ", violations.stream().map(Violation::reason).toList()));
        this.reason = Reason.RULES;
        this.violations = List.copyOf(violations);
    }

    static AssignmentRefused invalid(String message) {
        return new AssignmentRefused(Reason.INVALID, message);
    }

    /** Why it is not carried out. */
    public Reason reason() {
        return reason;
    }

    /** Every rule that is not met, where rules are the reason. */
    public List<Violation> violations() {
        return violations;
    }
}
