package org.countersign.activation;

import java.util.Optional;

/** One condition of an activation. The same object answers the dry run, the gate and the grant. */
interface ActivationRule {

    RuleName name();

    /** Why the rule is not met, for the requestor to read; nothing where it is. */
    Optional<String> violation(ActivationCheck check);
}
