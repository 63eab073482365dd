package org.countersign.activation;

import java.util.Optional;
import org.springframework.stereotype.Component;

/** The role is not asked for longer than its settings allow. */
@Component
final class ExpirationRule implements ActivationRule {

    @Override
    public RuleName name() {
        return RuleName.EXPIRATION;
    }

    @Override
    public Optional<String> violation(ActivationCheck check) {
        var maximum = check.settings().maximumDuration();
        return check.request().duration().compareTo(maximum) <= 0
                ? Optional.empty()
                : Optional.of("The role may be activated for at most " + maximum + ".");
    }
}
