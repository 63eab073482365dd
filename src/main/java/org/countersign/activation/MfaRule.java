package org.countersign.activation;

import java.util.Optional;
import org.springframework.stereotype.Component;

/** Where the settings ask for it, a second factor is proved for this very activation. */
@Component
final class MfaRule implements ActivationRule {

    @Override
    public RuleName name() {
        return RuleName.MFA;
    }

    @Override
    public Optional<String> violation(ActivationCheck check) {
        var settings = check.settings();
        return (settings.mfaRequired() || settings.authenticationContext() != null)
                        && !check.secondFactor().getAsBoolean()
                ? Optional.of("A fresh one-time code is required, one that was not used before.")
                : Optional.empty();
    }
}
