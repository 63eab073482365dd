package org.countersign.activation;

import java.util.Optional;
import org.springframework.stereotype.Component;

/** Where the settings ask for it, the request says why. */
@Component
final class JustificationRule implements ActivationRule {

    @Override
    public RuleName name() {
        return RuleName.JUSTIFICATION;
    }

    @Override
    public Optional<String> violation(ActivationCheck check) {
        return check.settings().justificationRequired()
                        && check.request().justification().isEmpty()
                ? Optional.of("A justification is required.")
                : Optional.empty();
    }
}
