package org.countersign.activation;

import java.util.List;
import org.countersign.mfa.MfaProofs;
import org.countersign.role.ActivationSettings;
import org.countersign.role.Roles;
import org.springframework.stereotype.Component;

/**
 * What an activation is measured by once its gates are passed: recorded facts alone, against the stricter of the
 * settings at the request and the present ones.
 */
@Component
class GrantChecks {

    private final ActivationRules rules;
    private final Roles roles;
    private final MfaProofs proofs;

    GrantChecks(ActivationRules rules, Roles roles, MfaProofs proofs) {
        this.rules = rules;
        this.roles = roles;
        this.proofs = proofs;
    }

    List<Finding> violationsAtDecision(Activation activation) {
        return rules.violationsAtDecision(check(activation));
    }

    List<Finding> violationsAtGrant(Activation activation) {
        return rules.violationsAtGrant(check(activation));
    }

    ActivationSettings settingsFor(Activation activation) {
        return activation
                .settings()
                .strictest(roles.settingsOf(activation.request().role()).activation());
    }

    private ActivationCheck check(Activation activation) {
        return new ActivationCheck(activation, settingsFor(activation), () -> isProved(activation));
    }

    private boolean isProved(Activation activation) {
        return proofs.servingPurpose(activation.id().value())
                .filter(proof -> proof.user().equals(activation.request().requestor()))
                .isPresent();
    }
}
