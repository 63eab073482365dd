package org.countersign.graph.policy;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.countersign.activation.WireTime;
import org.countersign.assignment.InvalidRequest;
import org.countersign.graph.wire.NothingElse;
import org.countersign.mfa.AuthenticationContext;
import org.countersign.mfa.MfaMethod;
import org.jspecify.annotations.Nullable;

/** An authentication context as a client sends it; what is left out stays as it is. */
@NothingElse
@JsonIgnoreProperties("id")
record AuthenticationContextBody(
        @Nullable String displayName,
        @Nullable String description,
        @Nullable Boolean isAvailable,
        @Nullable List<String> requiredMethods,
        @Nullable String maximumAge) {

    AuthenticationContext edit(AuthenticationContext now, List<String> faults) {
        return new AuthenticationContext(
                now.id(),
                Objects.requireNonNullElse(displayName, now.displayName()),
                Objects.requireNonNullElse(description, now.description()),
                Objects.requireNonNullElse(isAvailable, now.available()),
                requiredMethods == null ? now.methods() : methods(requiredMethods, faults),
                maximumAge == null ? now.maximumAge() : age(maximumAge, faults).orElse(now.maximumAge()));
    }

    private static Set<MfaMethod> methods(List<String> names, List<String> faults) {
        var methods = new HashSet<MfaMethod>();
        for (var name : names) {
            Arrays.stream(MfaMethod.values())
                    .filter(method -> method.name().equalsIgnoreCase(name))
                    .findFirst()
                    .ifPresentOrElse(methods::add, () -> faults.add("requiredMethods names a method that is unknown."));
        }
        return methods;
    }

    private static Optional<Duration> age(String text, List<String> faults) {
        try {
            return Optional.of(WireTime.duration("maximumAge", text));
        } catch (InvalidRequest e) {
            faults.add(e.getMessage());
            return Optional.empty();
        }
    }
}
