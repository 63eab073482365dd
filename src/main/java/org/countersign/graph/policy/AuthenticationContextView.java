package org.countersign.graph.policy;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.countersign.mfa.AuthenticationContext;

/** An authentication context as it is answered: Graph's properties, and what of ours it demands. */
record AuthenticationContextView(
        String id,
        String displayName,
        String description,
        boolean isAvailable,
        List<String> requiredMethods,
        Duration maximumAge) {

    static AuthenticationContextView of(AuthenticationContext context) {
        return new AuthenticationContextView(
                context.id().value(),
                context.displayName(),
                context.description(),
                context.available(),
                context.methodsInOrder().stream()
                        .map(method -> method.name().toLowerCase(Locale.ROOT))
                        .toList(),
                context.maximumAge());
    }
}
