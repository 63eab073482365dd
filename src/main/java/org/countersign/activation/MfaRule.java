package org.countersign.activation;

import java.util.Optional;
import org.countersign.mfa.AuthenticationContexts;
import org.countersign.mfa.ProofDemand;
import org.countersign.role.ActivationSettings;
import org.springframework.stereotype.Component;

/**
 * Where the settings ask for it, a second factor is proved for this very activation. They do so too where they name an
 * authentication context that nobody has described or made available: what cannot be met must not open the door.
 */
@Component
final class MfaRule implements ActivationRule {

    private final AuthenticationContexts contexts;

    MfaRule(AuthenticationContexts contexts) {
        this.contexts = contexts;
    }

    @Override
    public RuleName name() {
        return RuleName.MFA;
    }

    @Override
    public Optional<String> violation(ActivationCheck check) {
        return isRequired(check.settings()) && !check.secondFactor().meets(ProofDemand.FRESH)
                ? Optional.of("A fresh one-time code is required, one that was not used before.")
                : Optional.empty();
    }

    private boolean isRequired(ActivationSettings settings) {
        var context = settings.authenticationContext();
        return settings.mfaRequired()
                || (context != null && contexts.available(context).isEmpty());
    }
}
