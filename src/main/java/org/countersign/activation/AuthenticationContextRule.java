package org.countersign.activation;

import java.util.Optional;
import org.countersign.mfa.AuthenticationContext;
import org.countersign.mfa.AuthenticationContexts;
import org.springframework.stereotype.Component;

/**
 * Where the settings name an authentication context, a second factor is proved as the context demands. One that is not
 * available is {@link MfaRule}'s.
 */
@Component
final class AuthenticationContextRule implements ActivationRule {

    private final AuthenticationContexts contexts;

    AuthenticationContextRule(AuthenticationContexts contexts) {
        this.contexts = contexts;
    }

    @Override
    public RuleName name() {
        return RuleName.AUTHENTICATION_CONTEXT;
    }

    @Override
    public Optional<String> violation(ActivationCheck check) {
        return contexts.available(check.settings().authenticationContext())
                .filter(context -> !check.secondFactor().meets(context.demand()))
                .map(AuthenticationContextRule::sentence);
    }

    private static String sentence(AuthenticationContext context) {
        return "The authentication context " + context.id() + " (" + context.displayName()
                + ") is not met: a second factor is required"
                + (context.demand().admitsEarlier()
                        ? ", proved at most " + context.maximumAge() + " ago."
                        : ", a fresh one.");
    }
}
