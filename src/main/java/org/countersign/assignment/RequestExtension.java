package org.countersign.assignment;

import org.countersign.directory.UserId;
import org.countersign.role.RoleDefinitionId;
import org.countersign.role.Scope;

/**
 * The order to extend or renew what the requestor holds, or held, himself.
 *
 * @param asked which of his assignments he means, by its kind, and how it shall go on
 * @param justification at most 500 characters; may be empty, which the rules refuse
 */
public record RequestExtension(
        ExtensionKind kind,
        UserId requestor,
        RoleDefinitionId role,
        Scope scope,
        ExtensionTerms asked,
        String justification) {

    /** @throws InvalidRequest if the justification is too long or has control characters */
    public RequestExtension {
        justification = PlainText.paragraph("justification", justification, PlainText.LONGEST_REASON);
    }

    AssignmentKey key() {
        return new AssignmentKey(requestor, role, scope);
    }
}
